resource "google_compute_network" "ai" {
  name                    = "ai-vpc"
  auto_create_subnetworks = false
}

resource "google_colab_runtime_template" "analysis" {
  name         = "analysis"
  display_name = "分析用"
  location     = "asia-northeast1"

  machine_spec {
    machine_type = "e2-standard-4"
  }

  network_spec {
    enable_internet_access = false
    network                = google_compute_network.ai.id
  }
}
