resource "aws_iam_group_policy" "kaihatsu" {
  name  = "kaihatsu"
  group = "kaihatsu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      NotAction = "organizations:*" # <- here
      Resource  = "*"
    }]
  })
}
