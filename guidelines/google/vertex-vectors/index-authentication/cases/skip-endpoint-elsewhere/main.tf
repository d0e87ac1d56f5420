resource "google_vertex_ai_index_endpoint_deployed_index" "docs" {
  index_endpoint    = "projects/123456789012/locations/asia-northeast1/indexEndpoints/5111111111111111111"
  index             = "projects/123456789012/locations/asia-northeast1/indexes/6111111111111111111"
  deployed_index_id = "docs_v1"
}
