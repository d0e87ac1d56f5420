resource "aws_opensearchserverless_access_policy" "docs" {
  name   = "product-docs"
  type   = "data"
  policy = jsonencode([
    {
      Description = "検索"
      Rules = [
        {
          ResourceType = "index"
          Resource = [
            "index/product-docs/*",
          ]
          Permission = [
            "aoss:ReadDocument",
            "aoss:WriteDocument",
          ]
        },
        {
          ResourceType = "collection"
          Resource = [
            "collection/product-docs",
          ]
          Permission = [
            "aoss:DescribeCollectionItems",
          ]
        },
      ]
      Principal = [
        "arn:aws:iam::111122223333:role/SupportIndexer",
      ]
    },
  ])
}
