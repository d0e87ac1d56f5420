resource "google_dataproc_cluster" "etl" {
  name   = "etl"
  region = "asia-northeast1"

  labels = {
    owner = "データ基盤"
  }
}

resource "google_dataproc_cluster_iam_binding" "viewers" {
  cluster = google_dataproc_cluster.etl.name
  role    = "roles/dataproc.viewer"
  members = ["allAuthenticatedUsers"] # <- here
}
