resource "google_vertex_ai_endpoint_with_model_garden_deployment" "gemma" {
  publisher_model_name = "publishers/google/models/gemma3@gemma-3-1b-it"
  location             = "asia-northeast1"

  endpoint_config {
    endpoint_display_name = "gemma"

    private_service_connect_config {
      enable_private_service_connect = false # <- here
    }
  }
}
