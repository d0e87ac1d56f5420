variable "search_api_key" {
  type = string
}

resource "google_vertex_ai_reasoning_engine" "agent" {
  display_name = "社内検索エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    deployment_spec {
      env {
        name  = "SEARCH_API_KEY"
        value = var.search_api_key
      }
    }
  }
}
