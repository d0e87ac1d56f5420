variable "reader" {
  type = string
}

resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }
}

resource "google_storage_bucket_iam_member" "reader" {
  bucket = google_storage_bucket.documents.name
  role   = "roles/storage.objectViewer"
  member = var.reader
}
