resource "google_project_iam_member" "app" {
  project = "sekisho-demo"
  role    = "roles/storage.admin" # <- here
  member  = "serviceAccount:app@sekisho-demo.iam.gserviceaccount.com"
}
