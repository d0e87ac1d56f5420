resource "google_project_iam_member" "tanaka" {
  project = "sekisho-demo"
  role    = "roles/owner" # <- here
  member  = "user:tanaka@example.com"
}
