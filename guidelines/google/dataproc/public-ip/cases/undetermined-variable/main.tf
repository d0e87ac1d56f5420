variable "internal" {
  type = bool
}

resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }

  cluster_config {
    gce_cluster_config {
      subnetwork       = "batch"
      internal_ip_only = var.internal
    }
  }
}
