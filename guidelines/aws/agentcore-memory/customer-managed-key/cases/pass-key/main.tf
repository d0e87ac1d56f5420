resource "aws_bedrockagentcore_memory" "support" {
  name                  = "soudan_memory"
  description           = "窓口の相談の記憶"
  event_expiry_duration = 90
  encryption_key_arn    = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
}
