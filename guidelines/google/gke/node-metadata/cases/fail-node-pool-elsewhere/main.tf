variable "cluster" {
  type = string
}

resource "google_container_node_pool" "gpu" {
  name    = "gpu"
  cluster = var.cluster

  node_config {
    workload_metadata_config {
      mode = "GCE_METADATA" # <- here
    }
  }
}
