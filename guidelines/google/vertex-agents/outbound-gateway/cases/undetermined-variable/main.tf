variable "gateway" {
  type = string
}

resource "google_vertex_ai_reasoning_engine" "expense" {
  display_name = "経費精算エージェント"
  region       = "asia-northeast1"

  spec {
    agent_framework = "google-adk"

    package_spec {
      pickle_object_gcs_uri = "gs://sekisho-demo-agents/expense/agent.pkl"
      requirements_gcs_uri  = "gs://sekisho-demo-agents/expense/requirements.txt"
      python_version        = "3.13"
    }

    deployment_spec {
      agent_gateway_config {
        agent_to_anywhere_config {
          agent_gateway = var.gateway
        }
      }
    }
  }
}
