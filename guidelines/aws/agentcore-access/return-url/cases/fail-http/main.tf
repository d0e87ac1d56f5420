resource "aws_bedrockagentcore_workload_identity" "expense" {
  name = "keihi"

  allowed_resource_oauth2_return_urls = [
    "http://keihi.example.jp/oauth/return", # <- here
  ]
}
