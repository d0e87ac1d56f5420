resource "google_vertex_ai_reasoning_engine" "expense" {
  display_name = "経費精算エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"
    identity_type   = "AGENT_IDENTITY"

    package_spec {
      pickle_object_gcs_uri = "gs://sekisho-demo-agents/expense/agent.pkl"
      requirements_gcs_uri  = "gs://sekisho-demo-agents/expense/requirements.txt"
      python_version        = "3.13"
    }
  }
}
