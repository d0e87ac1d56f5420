resource "aws_opensearchserverless_security_policy" "docs" {
  name   = "product-docs"
  type   = "network"
  policy = jsonencode([
    {
      Description = "Bedrock からだけ"
      Rules = [
        {
          ResourceType = "collection"
          Resource = [
            "collection/product-docs",
          ]
        },
      ]
      AllowFromPublic = false
      SourceServices = [
        "bedrock.amazonaws.com",
      ]
    },
  ])
}
