resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"

  access {
    role       = "roles/bigquery.dataViewer"
    iam_member = "allUsers" # <- here
  }
}
