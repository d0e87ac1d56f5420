resource "google_project_iam_member" "vertex_everyone" {
  project = "sekisho-demo"
  role    = "roles/aiplatform.user"
  member  = "allAuthenticatedUsers" # <- here
}
