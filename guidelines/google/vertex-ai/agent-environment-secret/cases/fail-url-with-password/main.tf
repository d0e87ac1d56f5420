resource "google_vertex_ai_reasoning_engine" "agent" {
  display_name = "社内検索エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    deployment_spec {
      env {
        name  = "DATABASE"
        value = "postgres://agent:himitsu@192.0.2.10/kensaku" # <- here
      }
    }
  }
}
