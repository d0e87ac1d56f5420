resource "google_vertex_ai_reasoning_engine" "expense" {
  display_name = "経費精算エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    container_spec {
      image_uri = "asia-northeast1-docker.pkg.dev/sekisho-demo/agents/expense@sha256:0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d"
    }
  }
}
