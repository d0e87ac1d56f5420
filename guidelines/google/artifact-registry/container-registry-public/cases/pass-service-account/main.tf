resource "google_container_registry" "images" {
  project  = "sekisho-demo"
  location = "ASIA"
}

resource "google_storage_bucket_iam_member" "runtime" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:runtime@sekisho-demo.iam.gserviceaccount.com"
}
