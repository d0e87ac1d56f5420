resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_binding" "admins" {
  project = google_project.demo.project_id
  role    = "roles/editor"

  members = [
    "group:platform@example.com",
    "serviceAccount:111122223333@cloudservices.gserviceaccount.com",
    "serviceAccount:service-111122223333@gcp-sa-aiplatform.iam.gserviceaccount.com",
  ]
}
