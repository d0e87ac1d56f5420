variable "return_url" {
  type = string
}

resource "aws_bedrockagentcore_workload_identity" "expense" {
  name                                = "keihi"
  allowed_resource_oauth2_return_urls = [var.return_url]
}
