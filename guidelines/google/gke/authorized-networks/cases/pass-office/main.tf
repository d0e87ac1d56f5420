resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "192.0.2.0/24"
    }
  }
}
