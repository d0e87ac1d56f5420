variable "stage" {
  type = string
}

resource "aws_bedrockagentcore_memory" "support" {
  name                  = "soudan_memory"
  description           = "窓口の相談の記憶"
  event_expiry_duration = 90
}

resource "aws_bedrockagentcore_memory_strategy" "preferences" {
  name      = "${var.stage}_preferences"
  memory_id = aws_bedrockagentcore_memory.support.id
  type      = "USER_PREFERENCE"

  namespace_templates = [
    "/strategies/{memoryStrategyId}/", # <- here
  ]
}
