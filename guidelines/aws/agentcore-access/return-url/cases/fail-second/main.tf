resource "aws_bedrockagentcore_workload_identity" "expense" {
  name = "keihi"

  allowed_resource_oauth2_return_urls = [
    "https://keihi.example.jp/oauth/return",
    "HTTP://localhost.example.jp/return", # <- here
  ]
}
