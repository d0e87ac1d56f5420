resource "aws_iam_policy" "main" {
  name        = "model-yobidashi"
  description = "モデルの呼び出し"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "bedrock:InvokeModel"
        Resource = "arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0"
      },
    ]
  })
}
