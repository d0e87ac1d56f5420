variable "period" {
  type = string
}

resource "google_kms_crypto_key" "documents" {
  name            = "documents"
  key_ring        = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod"
  rotation_period = var.period

  labels = {
    owner = "検索基盤"
  }
}
