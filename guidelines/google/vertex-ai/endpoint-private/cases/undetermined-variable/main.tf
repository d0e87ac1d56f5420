variable "network" {
  type = string
}

resource "google_vertex_ai_endpoint" "recommend" {
  name         = "recommend"
  display_name = "おすすめ"
  location     = "asia-northeast1"

  network = var.network
}
