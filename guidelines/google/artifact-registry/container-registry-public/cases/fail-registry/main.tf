resource "google_container_registry" "images" {
  location = "ASIA"
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = "allUsers" # <- here
}
