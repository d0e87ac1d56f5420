resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"
}
