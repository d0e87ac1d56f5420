resource "aws_bedrock_enforced_guardrail_configuration" "main" {
  guardrail_identifier = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"
  guardrail_version    = "3"

  model_enforcement {
    included_models = ["amazon.nova-pro-v1:0", "amazon.nova-lite-v1:0"] # <- here
    excluded_models = []
  }
}
