resource "google_vertex_ai_reasoning_engine" "expense" {
  display_name = "経費精算エージェント"
  region       = "europe-west4" # <- here
}
