resource "google_vertex_ai_endpoint_with_model_garden_deployment" "chat" {
  hugging_face_model_id = "meta-11ama/Llama-3.1-8B" # <- here
  location             = "asia-northeast1"
}
