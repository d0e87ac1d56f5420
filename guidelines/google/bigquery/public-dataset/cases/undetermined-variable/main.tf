variable "group" {
  type = string
}

resource "google_bigquery_dataset" "sales" {
  dataset_id    = "sales"
  friendly_name = "売上"
  location      = "asia-northeast1"

  access {
    role          = "READER"
    special_group = var.group
  }
}
