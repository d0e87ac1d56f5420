resource "aws_bedrockagentcore_workload_identity" "expense" {
  name = "keihi"
}
