resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }

  uniform_bucket_level_access = true
}

resource "google_storage_bucket_iam_binding" "writers" {
  bucket = google_storage_bucket.documents.name
  role   = "roles/storage.objectAdmin"

  members = [
    "group:search-team@example.com",
    "allAuthenticatedUsers", # <- here
  ]
}
