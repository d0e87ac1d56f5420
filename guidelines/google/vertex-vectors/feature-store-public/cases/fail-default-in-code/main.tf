resource "google_vertex_ai_feature_online_store" "customers" { # <- here
  name   = "customers"
  region = "asia-northeast1"

  optimized {}
}
