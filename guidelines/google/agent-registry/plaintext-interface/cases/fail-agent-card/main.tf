resource "google_agent_registry_service" "inquiries" {
  service_id   = "inquiries"
  location     = "asia-northeast1"
  display_name = "問い合わせエージェント"

  agent_spec {
    type = "A2A_AGENT_CARD"

    content = jsonencode({
      protocolVersion = "0.3.0"
      name            = "inquiries"
      description     = "問い合わせに答えます。"
      url             = "http://agents.example.jp/inquiries" # <- here
      version         = "1.0.0"
    })
  }
}
