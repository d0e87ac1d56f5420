resource "google_storage_bucket" "site" {
  name     = "sekisho-demo-site"
  location = "ASIA-NORTHEAST1"
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_storage_bucket.site.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
