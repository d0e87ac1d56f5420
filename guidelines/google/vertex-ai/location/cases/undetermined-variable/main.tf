variable "location" {
  type = string
}

resource "google_vertex_ai_endpoint" "summary" {
  name         = "summary"
  display_name = "要約サービス"
  location     = var.location
}
