resource "aws_bedrockagent_knowledge_base" "sales" {
  name     = "sales"
  role_arn = "arn:aws:iam::111122223333:role/kb"
  knowledge_base_configuration {
    type = "SQL"
    sql_knowledge_base_configuration {
      type = "REDSHIFT"
      redshift_configuration {
        query_engine_configuration {
          type = "PROVISIONED"
          provisioned_configuration {
            cluster_identifier = "sales"
            auth_configuration {
              type = "IAM"
            }
          }
        }
        storage_configuration {
          type = "REDSHIFT"
          redshift_configuration {
            database_name = "sales"
          }
        }
        query_generation_configuration {
          generation_context {
            table {
              name        = "sales.public.orders"
              description = "売上"
            }
            table {
              name        = "sales.hr.salaries"
              description = "売上"
              inclusion   = "EXCLUDE"
            }
          }
        }
      }
    }
  }
}
