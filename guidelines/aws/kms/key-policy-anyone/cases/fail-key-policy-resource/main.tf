resource "aws_kms_key" "kokyaku" {
  description = "顧客情報の暗号化"
}

resource "aws_kms_key_policy" "kokyaku" {
  key_id = aws_kms_key.kokyaku.key_id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Administration"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Use"
        Effect    = "Allow"
        Principal = "*" # <- here
        Action    = ["kms:Encrypt", "kms:Decrypt"]
        Resource  = "*"
      },
    ]
  })
}
