resource "google_container_cluster" "serving" {
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }

  node_pool {
    name = "gpu"

    node_config { # <- here
      machine_type = "g2-standard-8"
    }
  }
}
