resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }

  cluster_config {
    software_config {
      image_version = "2.2-debian12"
    }
  }
}
