resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  initial_node_count = 3

  workload_identity_config {
    workload_pool = "sekisho-demo.svc.id.goog"
  }
}
