resource "google_kms_crypto_key" "documents" {
  name     = "documents"
  key_ring = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod"
  purpose  = "ASYMMETRIC_SIGN"

  labels = {
    owner = "検索基盤"
  }
}
