resource "aws_bedrockagent_knowledge_base" "soudan" {
  name     = "soudan-kb"
  role_arn = "arn:aws:iam::111122223333:role/soudan-kb"

  knowledge_base_configuration {
    type = "VECTOR"

    vector_knowledge_base_configuration {
      embedding_model_arn = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v2:0"
    }
  }
}

resource "aws_cloudtrail" "kansa" { # <- here
  name                  = "kansa"
  s3_bucket_name        = "example-kansa-logs"
  is_multi_region_trail = true
}
