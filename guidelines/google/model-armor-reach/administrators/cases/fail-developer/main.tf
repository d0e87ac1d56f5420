resource "google_project_iam_member" "armor" {
  project = "sekisho-demo"
  role    = "roles/modelarmor.admin"
  member  = "user:kaihatsu@example.co.jp" # <- here
}
