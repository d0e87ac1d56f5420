resource "aws_iam_role" "agent" {
  name = "hensai-agent"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "bedrock.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })

  inline_policy {
    name = "kengen"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["bedrock:*Guardrail"]
          Resource = ["arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"]
        },
        {
          Effect   = "Deny"
          Action   = ["bedrock:DeleteGuardrail", "bedrock:UpdateGuardrail"]
          Resource = "*"
        },
      ]
    })
  }
}
