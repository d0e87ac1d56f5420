resource "google_vertex_ai_index" "docs" {
  display_name = "社内文書"
  region       = "us-central1" # <- here
}
