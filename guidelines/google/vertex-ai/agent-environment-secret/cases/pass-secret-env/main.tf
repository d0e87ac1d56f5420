resource "google_vertex_ai_reasoning_engine" "agent" {
  display_name = "社内検索エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    deployment_spec {
      env {
        name  = "LOG_LEVEL"
        value = "INFO"
      }

      secret_env {
        name = "SEARCH_API_KEY"

        secret_ref {
          secret  = "search-api-key"
          version = "latest"
        }
      }
    }
  }
}
