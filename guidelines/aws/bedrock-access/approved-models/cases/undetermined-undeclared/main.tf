resource "aws_iam_policy" "main" {
  name = "model-riyou"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
        Resource = ["arn:aws:bedrock:ap-northeast-1::foundation-model/deepseek.r1-v1:0"]
      },
    ]
  })
}
