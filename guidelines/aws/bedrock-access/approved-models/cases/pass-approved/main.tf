resource "aws_iam_policy" "main" {
  name = "model-riyou"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
        Resource = ["arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-pro-v1:0", "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-haiku-4-5-20251001-v1:0"]
      },
    ]
  })
}
