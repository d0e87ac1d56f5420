resource "google_vertex_ai_tensorboard" "products" { # <- here
  display_name = "学習の記録"
  region       = "asia-northeast1"
}
