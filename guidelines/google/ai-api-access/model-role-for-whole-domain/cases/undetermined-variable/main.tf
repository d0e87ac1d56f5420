variable "member" {
  type = string
}

resource "google_project_iam_member" "users" {
  project = "sekisho-demo"
  role    = "roles/aiplatform.user"
  member  = var.member
}
