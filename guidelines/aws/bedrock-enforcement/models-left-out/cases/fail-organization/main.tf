resource "aws_organizations_policy" "zensha" {
  name = "zensha-guardrail"
  type = "BEDROCK_POLICY"
  content = jsonencode({
    bedrock = {
      guardrail_inference = {
        ap-northeast-1 = {
          config_1 = {
            identifier = {
              "@@assign" = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh:3"
            }
            selective_content_guarding = {
              system = {
                "@@assign" = "comprehensive"
              }
              messages = {
                "@@assign" = "comprehensive"
              }
            }
            model_enforcement = {
              included_models = {
                "@@assign" = ["ALL"]
              }
              excluded_models = { # <- here
                "@@assign" = ["amazon.nova-micro-v1:0"]
              }
            }
          }
        }
      }
    }
  })
}
