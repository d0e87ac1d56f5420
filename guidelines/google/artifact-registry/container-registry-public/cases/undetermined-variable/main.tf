variable "member" {
  type = string
}

resource "google_container_registry" "images" {
  project  = "sekisho-demo"
  location = "ASIA"
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = var.member
}
