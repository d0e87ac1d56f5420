resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["bedrock:List*", "bedrock:Get*", "bedrock-agent:*", "s3:*"]
        Resource = "*"
      },
      {
        Effect   = "Deny"
        Action   = "bedrock:*"
        Resource = "*"
      },
    ]
  })
}
