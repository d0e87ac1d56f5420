resource "google_vertex_ai_index_endpoint" "docs" {
  display_name = "社内文書の検索"
  region       = "asia-northeast1"

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = ["sekisho-demo"]
  }
}

resource "google_vertex_ai_index_endpoint_deployed_index" "docs" { # <- here
  index_endpoint    = google_vertex_ai_index_endpoint.docs.id
  index             = "projects/sekisho-demo/locations/asia-northeast1/indexes/7111111111111111111"
  deployed_index_id = "docs_v1"
}
