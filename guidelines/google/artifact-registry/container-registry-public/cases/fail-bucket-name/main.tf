resource "google_storage_bucket_iam_binding" "readers" {
  bucket = "asia.artifacts.sekisho-demo.appspot.com"
  role   = "roles/storage.objectViewer"

  members = [
    "serviceAccount:runtime@sekisho-demo.iam.gserviceaccount.com",
    "allAuthenticatedUsers", # <- here
  ]
}
