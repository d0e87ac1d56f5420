variable "member" {
  type = string
}

resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "viewers" {
  project = google_project.demo.project_id
  role    = "roles/viewer"
  member  = var.member
}
