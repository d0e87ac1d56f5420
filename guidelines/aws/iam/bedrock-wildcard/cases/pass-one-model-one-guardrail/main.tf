resource "aws_iam_policy" "main" {
  name        = "model-yobidashi"
  description = "モデルの呼び出し"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
        Resource = ["arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0"]
        Condition = {
          StringEquals = {
            "bedrock:GuardrailIdentifier" = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh:1"
          }
        }
      },
      {
        Effect   = "Allow"
        Action   = ["bedrock:ApplyGuardrail"]
        Resource = ["arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"]
      },
    ]
  })
}
