variable "private" {
  type = bool
}

resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  private_cluster_config {
    enable_private_nodes = var.private
  }
}
