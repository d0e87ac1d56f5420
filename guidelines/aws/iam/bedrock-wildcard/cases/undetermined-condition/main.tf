variable "condition" {
  type = map(map(string))
}

resource "aws_iam_policy" "main" {
  name = "model-yobidashi"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "bedrock:InvokeModel"
      Resource  = "*"
      Condition = var.condition
    }]
  })
}
