resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [ # <- here
      {
        Effect   = "Allow"
        Action   = "bedrock:InvokeModel"
        Resource = "*"
      },
      {
        Effect   = "Deny"
        Action   = "bedrock:InvokeModel"
        Resource = "arn:aws:bedrock:ap-northeast-1::foundation-model/example.expensive-v1:0"
      },
    ]
  })
}
