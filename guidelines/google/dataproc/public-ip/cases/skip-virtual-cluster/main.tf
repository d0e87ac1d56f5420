resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }

  virtual_cluster_config {
    kubernetes_cluster_config {
      kubernetes_namespace = "etl"
    }
  }
}
