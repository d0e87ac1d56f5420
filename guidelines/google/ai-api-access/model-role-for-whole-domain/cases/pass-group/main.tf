resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "users" {
  project = google_project.demo.project_id
  role    = "roles/aiplatform.user"
  member  = "group:ml-team@example.jp"
}
