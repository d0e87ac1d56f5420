resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }

  uniform_bucket_level_access = true
}

resource "google_storage_bucket_access_control" "everyone" {
  bucket = google_storage_bucket.documents.name
  role   = "READER"
  entity = "allUsers"
}
