resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }
}

resource "google_storage_default_object_acl" "documents" {
  bucket = google_storage_bucket.documents.name

  role_entity = [
    "OWNER:user-tanaka@example.com",
    "READER:allUsers", # <- here
  ]
}
