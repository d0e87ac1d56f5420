resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "ci" {
  project = google_project.demo.project_id
  role    = "roles/editor"
  member  = "serviceAccount:ci@sekisho-demo.iam.gserviceaccount.com"
}
