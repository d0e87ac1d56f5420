resource "google_colab_runtime_template" "analysis" { # <- here
  name         = "analysis"
  display_name = "分析用"
  location     = "asia-northeast1"

  machine_spec {
    machine_type = "e2-standard-4"
  }
}
