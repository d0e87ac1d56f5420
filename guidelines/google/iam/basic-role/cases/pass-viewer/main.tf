resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "operators" {
  project = google_project.demo.project_id
  role    = "roles/compute.viewer"
  member  = "group:operators@example.com"
}
