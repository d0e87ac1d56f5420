resource "aws_opensearchserverless_security_policy" "docs" {
  name   = "product-docs"
  type   = "encryption"
  policy = jsonencode({
    Rules = [
      {
        ResourceType = "collection"
        Resource = [
          "collection/product-docs",
        ]
      },
    ]
    AWSOwnedKey = false
    KmsARN = "arn:aws:kms:ap-northeast-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
  })
}
