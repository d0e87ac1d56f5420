resource "google_vertex_ai_endpoint_with_model_garden_deployment" "gemma" {
  hugging_face_model_id = "google/gemma-3-1b-it"
  location              = "asia-northeast1"

  model_config {
    accept_eula = true
    hugging_face_access_token = "api_org_0123456789EXAMPLE" # <- here
  }
}
