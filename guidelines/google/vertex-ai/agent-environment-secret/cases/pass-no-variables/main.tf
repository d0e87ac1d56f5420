resource "google_vertex_ai_reasoning_engine" "agent" {
  display_name = "社内検索エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    deployment_spec {
      max_instances = 2
    }
  }
}
