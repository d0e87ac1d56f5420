resource "google_kms_key_ring" "prod" {
  name     = "prod"
  location = "asia-northeast1"
}

resource "google_kms_key_ring_iam_binding" "everyone" {
  key_ring_id = google_kms_key_ring.prod.id
  role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"

  members = [
    "serviceAccount:app@sekisho-demo.iam.gserviceaccount.com",
    "allAuthenticatedUsers", # <- here
  ]
}
