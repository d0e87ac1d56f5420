resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"
}

resource "google_bigquery_dataset_iam_binding" "everyone" {
  dataset_id = google_bigquery_dataset.sales.dataset_id
  role       = "roles/bigquery.dataViewer"
  members    = ["allUsers"] # <- here
}
