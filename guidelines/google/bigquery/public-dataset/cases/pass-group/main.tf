resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"

  access {
    role           = "READER"
    group_by_email = "analysts@example.com"
  }

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }
}
