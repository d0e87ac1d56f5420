variable "member" {
  type = string
}

resource "google_bigquery_table" "orders" {
  dataset_id  = "sales"
  table_id    = "orders"
  description = "受注の明細"
}

resource "google_bigquery_table_iam_member" "analysts" {
  dataset_id = google_bigquery_table.orders.dataset_id
  table_id   = google_bigquery_table.orders.table_id
  role       = "roles/bigquery.dataViewer"
  member     = var.member
}
