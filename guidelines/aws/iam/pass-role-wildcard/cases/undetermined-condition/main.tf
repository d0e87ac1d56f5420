variable "condition" {
  type = map(map(string))
}

resource "aws_iam_policy" "main" {
  name = "agent-deploy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = "*"
      Condition = var.condition
    }]
  })
}
