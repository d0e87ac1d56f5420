resource "google_vertex_ai_feature_online_store" "customers" {
  name   = "customers"
  region = "asia-northeast1"

  bigtable {
    auto_scaling {
      min_node_count = 1
      max_node_count = 3
    }
  }
}
