resource "google_service_account" "deploy" {
  account_id   = "deploy"
  display_name = "デプロイ"
}

resource "google_project_iam_member" "deploy" {
  project = "sekisho-demo"
  role    = "roles/owner" # <- here
  member  = "serviceAccount:${google_service_account.deploy.email}"
}
