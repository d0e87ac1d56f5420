resource "google_project_iam_member" "app" {
  project = "sekisho-demo"
  role    = "roles/iam.serviceAccountTokenCreator" # <- here
  member  = "group:deployers@example.com"
}
