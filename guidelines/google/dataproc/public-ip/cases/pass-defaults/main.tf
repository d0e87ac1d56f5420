resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }
}
