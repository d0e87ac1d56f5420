resource "google_container_registry" "images" {
  project  = "sekisho-demo"
  location = "ASIA"
}

resource "google_storage_bucket_iam_binding" "readers" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"

  members = [
    "serviceAccount:runtime@sekisho-demo.iam.gserviceaccount.com",
    "allAuthenticatedUsers", # <- here
  ]
}
