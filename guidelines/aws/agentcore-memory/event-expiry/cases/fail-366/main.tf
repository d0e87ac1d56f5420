resource "aws_bedrockagentcore_memory" "support" {
  name                  = "soudan_memory"
  description           = "窓口の相談の記憶"
  event_expiry_duration = 366 # <- here
}
