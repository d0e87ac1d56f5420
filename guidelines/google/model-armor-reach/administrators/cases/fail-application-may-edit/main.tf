resource "google_project_iam_member" "armor" {
  project = "sekisho-demo"
  role    = "roles/modelarmor.editor"
  member  = "serviceAccount:chat-app@sekisho-demo.iam.gserviceaccount.com" # <- here
}
