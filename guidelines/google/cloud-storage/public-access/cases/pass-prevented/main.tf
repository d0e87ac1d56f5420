resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }

  public_access_prevention = "enforced"
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_storage_bucket.documents.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
