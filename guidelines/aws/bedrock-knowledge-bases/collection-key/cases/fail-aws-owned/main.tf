resource "aws_opensearchserverless_security_policy" "docs" {
  name   = "product-docs"
  type   = "encryption"
  policy = jsonencode({ # <- here
    Rules = [
      {
        ResourceType = "collection"
        Resource = [
          "collection/product-docs",
        ]
      },
    ]
    AWSOwnedKey = true
  })
}
