resource "google_vertex_ai_endpoint_with_model_garden_deployment" "chat" {
  publisher_model_name = "publishers/google/models/gemma3@gemma-3-1b-it"
  location             = "asia-northeast1"
}
