resource "aws_bedrockagentcore_memory" "support" {
  name                  = "soudan_memory"
  description           = "窓口の相談の記憶"
  event_expiry_duration = 90
}

resource "aws_bedrockagentcore_memory_strategy" "episodes" {
  name       = "episodes"
  memory_id  = aws_bedrockagentcore_memory.support.id
  type       = "EPISODIC"
  namespaces = ["/strategies/{memoryStrategyId}/actors/{actorId}/sessions/{sessionId}/"]

  reflection_configuration {
    namespaces = [
      "/strategies/{memoryStrategyId}/", # <- here
    ]
  }
}
