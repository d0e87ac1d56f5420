resource "google_bigquery_table" "orders" {
  dataset_id  = "sales"
  table_id    = "orders"
  description = "受注の明細"
}

resource "google_bigquery_table_iam_policy" "orders" {
  dataset_id = google_bigquery_table.orders.dataset_id
  table_id   = google_bigquery_table.orders.table_id

  policy_data = jsonencode({
    bindings = [
      {
        role    = "roles/bigquery.dataViewer"
        members = ["group:analysts@example.com", "allAuthenticatedUsers"] # <- here
      },
    ]
  })
}
