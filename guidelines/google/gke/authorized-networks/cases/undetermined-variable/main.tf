variable "networks" {
  type = list(string)
}

resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  dynamic "master_authorized_networks_config" {
    for_each = var.networks

    content {}
  }
}
