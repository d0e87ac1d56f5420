resource "google_folder_iam_binding" "publishers" {
  folder = "folders/123456789012"
  role   = "roles/pubsub.publisher"

  members = [
    "serviceAccount:batch@sekisho-demo.iam.gserviceaccount.com",
    "serviceAccount:sekisho-demo@appspot.gserviceaccount.com", # <- here
  ]
}
