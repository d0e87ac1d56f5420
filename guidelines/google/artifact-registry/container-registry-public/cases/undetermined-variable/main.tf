variable "member" {
  type = string
}

resource "google_storage_bucket" "images" {
  name     = "artifacts.sekisho-demo.appspot.com"
  location = "US"
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = google_storage_bucket.images.name
  role   = "roles/storage.objectViewer"
  member = var.member
}
