resource "google_colab_runtime_template" "analysis" {
  name         = "analysis"
  display_name = "分析用"
  location     = "asia-northeast1"

  machine_spec {
    machine_type = "e2-standard-4"
  }

  software_config {
    env {
      name  = "LOG_LEVEL"
      value = "INFO"
    }

    env {
      name  = "DATABASE"
      value = "postgres://bunseki:himitsu@192.0.2.10/kensaku" # <- here
    }
  }
}
