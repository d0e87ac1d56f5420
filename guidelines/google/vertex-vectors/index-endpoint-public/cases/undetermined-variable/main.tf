variable "public" {
  type = bool
}

resource "google_vertex_ai_index_endpoint" "docs" {
  display_name = "社内文書の検索"
  region       = "asia-northeast1"

  public_endpoint_enabled = var.public
}
