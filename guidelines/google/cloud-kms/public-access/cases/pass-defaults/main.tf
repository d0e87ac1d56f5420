resource "google_kms_key_ring" "prod" {
  name     = "prod"
  location = "asia-northeast1"
}

resource "google_kms_crypto_key" "documents" {
  name     = "documents"
  key_ring = google_kms_key_ring.prod.id

  labels = {
    owner = "検索基盤"
  }
}
