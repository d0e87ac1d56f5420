resource "google_storage_bucket" "documents" { # <- here
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }
}
