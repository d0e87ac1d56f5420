resource "google_kms_crypto_key" "documents" { # <- here
  name     = "documents"
  key_ring = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod"

  labels = {
    owner = "検索基盤"
  }
}
