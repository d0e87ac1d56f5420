resource "aws_bedrockagentcore_resource_policy" "memory" {
  resource_arn = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:memory/soudan_memory-a1b2c3d4e5"
  policy       = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "bedrock-agentcore:*"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:SourceVpc" = "vpc-0a1b2c3d4e5f67890"
        }
      }
    }]
  })
}
