variable "model" {
  type = string
}

resource "google_vertex_ai_endpoint_with_model_garden_deployment" "chat" {
  publisher_model_name = var.model
  location             = "asia-northeast1"
}
