resource "aws_iam_policy" "main" {
  name        = "model-yobidashi"
  description = "モデルの呼び出し"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:PutLogEvents"]
        Resource = ["arn:aws:logs:ap-northeast-1:111122223333:log-group:chat"]
      },
      {
        Effect = "Allow"
        Action = [
          "bedrock:InvokeModel", # <- here
          "bedrock:InvokeModelWithResponseStream",
          "bedrock:ListFoundationModels",
        ]
        Resource = ["*"]
      },
    ]
  })
}
