resource "aws_bedrock_guardrail_resource_policy" "main" {
  resource_arn = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          AWS = "999988887777" # <- here
        }
        Action   = "bedrock:ApplyGuardrail"
        Resource = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"
      },
    ]
  })
}
