resource "aws_bedrockagent_knowledge_base" "manuals" {
  name     = "manuals"
  role_arn = "arn:aws:iam::111122223333:role/kb"
  knowledge_base_configuration {
    type = "VECTOR"
    vector_knowledge_base_configuration {
      embedding_model_arn = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v2:0"
    }
  }
  storage_configuration {
    type = "MONGO_DB_ATLAS"
    mongo_db_atlas_configuration { # <- here
      endpoint               = "cluster0.ab1cd.mongodb.net"
      database_name          = "kb"
      collection_name        = "manuals"
      vector_index_name      = "vectors"
      credentials_secret_arn = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:kb-a1b2c3"
      field_mapping {
        vector_field   = "v"
        text_field     = "t"
        metadata_field = "m"
      }
    }
  }
}
