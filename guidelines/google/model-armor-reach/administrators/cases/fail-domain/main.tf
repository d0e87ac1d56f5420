resource "google_project_iam_member" "armor" {
  project = "sekisho-demo"
  role    = "roles/modelarmor.editor"
  member  = "domain:example.co.jp" # <- here
}
