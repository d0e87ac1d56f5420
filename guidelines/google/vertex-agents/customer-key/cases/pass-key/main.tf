resource "google_vertex_ai_reasoning_engine" "expense" {
  display_name = "経費精算エージェント"
  region       = "asia-northeast1"

  encryption_spec {
    kms_key_name = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod/cryptoKeys/vertex"
  }

  spec {
    agent_framework = "google-adk"

    package_spec {
      pickle_object_gcs_uri = "gs://sekisho-demo-agents/expense/agent.pkl"
      requirements_gcs_uri  = "gs://sekisho-demo-agents/expense/requirements.txt"
      python_version        = "3.13"
    }
  }
}
