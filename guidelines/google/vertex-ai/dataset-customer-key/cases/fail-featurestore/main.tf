resource "google_vertex_ai_featurestore" "products" { # <- here
  name   = "products"
  region = "asia-northeast1"
}
