resource "google_project_iam_member" "app" {
  project = "sekisho-demo"
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:111122223333-compute@developer.gserviceaccount.com" # <- here
}
