resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }
}

resource "google_dataproc_cluster_iam_member" "viewers" {
  cluster = google_dataproc_cluster.etl.name
  role    = "roles/dataproc.viewer"
  member  = "group:data-team@example.com"
}
