resource "google_bigquery_table" "orders" {
  dataset_id  = "sales"
  table_id    = "orders"
  description = "受注の明細"
}
