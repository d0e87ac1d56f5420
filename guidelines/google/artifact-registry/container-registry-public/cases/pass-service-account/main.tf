resource "google_storage_bucket" "images" {
  name     = "asia.artifacts.sekisho-demo.appspot.com"
  location = "ASIA"

  labels = {
    owner = "基盤"
  }
}

resource "google_storage_bucket_iam_member" "runtime" {
  bucket = google_storage_bucket.images.name
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:runtime@sekisho-demo.iam.gserviceaccount.com"
}
