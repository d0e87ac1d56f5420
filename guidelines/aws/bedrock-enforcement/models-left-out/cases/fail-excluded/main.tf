resource "aws_bedrock_enforced_guardrail_configuration" "main" {
  guardrail_identifier = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh"
  guardrail_version    = "3"

  model_enforcement {
    included_models = ["ALL"]
    excluded_models = ["amazon.titan-embed-text-v2:0", "anthropic.claude-haiku-4-5-20251001-v1:0"] # <- here
  }
}
