resource "google_project_service" "gemini" { # <- here
  project = "sekisho-demo"
  service = "generativelanguage.googleapis.com"
}
