variable "key" {
  type = string
}

resource "google_vertex_ai_endpoint" "recommend" {
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"

  encryption_spec {
    kms_key_name = var.key
  }
}
