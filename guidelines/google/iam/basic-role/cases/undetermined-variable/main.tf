variable "role" {
  type = string
}

resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "operators" {
  project = google_project.demo.project_id
  role    = var.role
  member  = "group:operators@example.com"
}
