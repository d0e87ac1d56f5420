resource "aws_bedrockagent_knowledge_base" "sales" {
  name     = "sales"
  role_arn = "arn:aws:iam::111122223333:role/kb"
  knowledge_base_configuration {
    type = "SQL"
    sql_knowledge_base_configuration {
      type = "REDSHIFT"
      redshift_configuration {
        query_engine_configuration {
          type = "SERVERLESS"
          serverless_configuration {
            workgroup_arn = "arn:aws:redshift-serverless:ap-northeast-1:111122223333:workgroup/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
            auth_configuration {
              type = "USERNAME_PASSWORD" # <- here
            username_password_secret_arn = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:kb-a1b2c3"
            }
          }
        }
        storage_configuration {
          type = "REDSHIFT"
          redshift_configuration {
            database_name = "sales"
          }
        }
      }
    }
  }
}
