resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"
}

resource "google_bigquery_dataset_access" "everyone" {
  dataset_id    = google_bigquery_dataset.sales.dataset_id
  role          = "READER"
  special_group = "allAuthenticatedUsers" # <- here
}
