resource "aws_bedrockagent_data_source" "manuals" {
  knowledge_base_id = "KBASE12345"
  name              = "manuals"
  data_source_configuration {
    type = "WEB"
    web_configuration {
      source_configuration {
        url_configuration {
          seed_urls {
            url = "https://www.example.jp/"
          }
        }
      }
      crawler_configuration {
        scope = "HOST_ONLY"
      }
    }
  }
}
