resource "google_vertex_ai_endpoint" "recommend" {
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"

  encryption_spec {
    kms_key_name = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod/cryptoKeys/vertex"
  }
}
