resource "google_colab_runtime_template" "analysis" {
  name         = "analysis"
  display_name = "分析用"
  location     = "asia-northeast1"

  machine_spec {
    machine_type = "e2-standard-4"
  }

  idle_shutdown_config {
    idle_timeout = "10800s"
  }
}
