variable "key" {
  type = string
}

resource "google_vertex_ai_index" "docs" {
  display_name        = "社内文書"
  region              = "asia-northeast1"
  index_update_method = "STREAM_UPDATE"

  encryption_spec {
    kms_key_name = var.key
  }
}
