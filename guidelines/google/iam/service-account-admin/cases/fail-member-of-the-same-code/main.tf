resource "google_service_account" "batch" {
  account_id   = "batch"
  display_name = "夜間バッチ"
}

resource "google_project_iam_member" "batch" {
  project = "sekisho-demo"
  role    = "roles/bigquery.admin" # <- here
  member  = google_service_account.batch.member
}
