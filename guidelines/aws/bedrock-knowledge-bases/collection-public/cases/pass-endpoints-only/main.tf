resource "aws_opensearchserverless_security_policy" "docs" {
  name   = "product-docs"
  type   = "network"
  policy = jsonencode([
    {
      Rules = [
        {
          ResourceType = "collection"
          Resource = [
            "collection/product-docs",
          ]
        },
      ]
      SourceVPCEs = [
        "vpce-050f79086ee71ac05",
      ]
    },
  ])
}
