resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "app" {
  project = google_project.demo.project_id
  role    = "roles/storage.objectViewer"
  member  = "serviceAccount:app@sekisho-demo.iam.gserviceaccount.com"
}
