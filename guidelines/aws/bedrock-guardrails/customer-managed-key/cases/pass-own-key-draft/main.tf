resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  kms_key_arn               = "arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config {
    words_config {
      text = "example"
    }
  }
}
