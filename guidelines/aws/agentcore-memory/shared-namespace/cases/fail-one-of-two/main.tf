resource "aws_bedrockagentcore_memory" "support" {
  name                  = "soudan_memory"
  description           = "窓口の相談の記憶"
  event_expiry_duration = 90
}

resource "aws_bedrockagentcore_memory_strategy" "summary" {
  name       = "summary"
  memory_id  = aws_bedrockagentcore_memory.support.id
  type       = "SUMMARIZATION"
  namespaces = ["/summaries/{actorId}/{sessionId}/"]
}

resource "aws_bedrockagentcore_memory_strategy" "custom" {
  name      = "custom"
  memory_id = aws_bedrockagentcore_memory.support.id
  type      = "CUSTOM"

  namespaces = [
    "/shared/", # <- here
  ]
}
