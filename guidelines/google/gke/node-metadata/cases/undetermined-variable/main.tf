variable "mode" {
  type = string
}

resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  initial_node_count = 3

  node_config {
    workload_metadata_config {
      mode = var.mode
    }
  }
}
