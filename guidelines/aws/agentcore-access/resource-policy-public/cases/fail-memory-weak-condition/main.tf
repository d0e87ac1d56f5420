resource "aws_bedrockagentcore_resource_policy" "memory" {
  resource_arn = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:memory/soudan_memory-a1b2c3d4e5"
  policy       = jsonencode({ # <- here
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = {
        AWS = "*"
      }
      Action    = "bedrock-agentcore:*"
      Resource  = "*"
      Condition = {
        Bool = {
          "aws:SecureTransport" = "true"
        }
      }
    }]
  })
}
