resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  initial_node_count = 3

  node_config {
    service_account = "111122223333-compute@developer.gserviceaccount.com" # <- here
  }
}
