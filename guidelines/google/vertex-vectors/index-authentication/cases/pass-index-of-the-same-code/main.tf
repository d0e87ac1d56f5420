resource "google_vertex_ai_index" "docs" {
  display_name        = "社内文書"
  region              = "asia-northeast1"
  index_update_method = "STREAM_UPDATE"
}

resource "google_vertex_ai_index_endpoint" "docs" {
  display_name = "社内文書の検索"
  region       = "asia-northeast1"

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = ["sekisho-demo"]
  }
}

resource "google_vertex_ai_index_endpoint_deployed_index" "docs" {
  index_endpoint    = google_vertex_ai_index_endpoint.docs.id
  index             = google_vertex_ai_index.docs.id
  deployed_index_id = "docs_v1"

  deployed_index_auth_config {
    auth_provider {
      audiences       = ["docs-search"]
      allowed_issuers = ["search-client@sekisho-demo.iam.gserviceaccount.com"]
    }
  }
}
