resource "aws_bedrockagentcore_workload_identity" "expense" {
  name                                = "keihi"
  allowed_resource_oauth2_return_urls = ["http://localhost:8080/return", "http://127.0.0.1/return"]
}
