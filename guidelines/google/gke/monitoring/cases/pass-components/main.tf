resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "APISERVER"]
  }
}
