resource "google_vertex_ai_endpoint_with_model_garden_deployment" "chat" {
  publisher_model_name = "publishers/examplelab/models/chat@chat-7b" # <- here
  location             = "asia-northeast1"
}
