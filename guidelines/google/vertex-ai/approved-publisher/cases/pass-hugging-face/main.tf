resource "google_vertex_ai_endpoint_with_model_garden_deployment" "chat" {
  hugging_face_model_id = "Meta-Llama/Llama-3.1-8B"
  location             = "asia-northeast1"
}
