resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"

  access {
    role          = "OWNER"
    user_by_email = "tanaka@example.com"
  }

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers" # <- here
  }
}
