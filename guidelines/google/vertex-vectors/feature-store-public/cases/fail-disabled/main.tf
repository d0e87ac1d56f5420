resource "google_vertex_ai_feature_online_store" "customers" {
  name   = "customers"
  region = "asia-northeast1"

  optimized {}

  dedicated_serving_endpoint {
    private_service_connect_config {
      enable_private_service_connect = false # <- here
    }
  }
}
