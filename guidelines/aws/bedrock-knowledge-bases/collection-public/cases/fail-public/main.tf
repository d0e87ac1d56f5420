resource "aws_opensearchserverless_security_policy" "docs" {
  name   = "product-docs"
  type   = "network"
  policy = jsonencode([ # <- here
    {
      Description = "公開"
      Rules = [
        {
          ResourceType = "collection"
          Resource = [
            "collection/product-docs",
          ]
        },
        {
          ResourceType = "dashboard"
          Resource = [
            "collection/product-docs",
          ]
        },
      ]
      AllowFromPublic = true
    },
  ])
}
