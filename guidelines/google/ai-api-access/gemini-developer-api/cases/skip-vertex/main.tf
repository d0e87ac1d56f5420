resource "google_project_service" "gemini" {
  project = "sekisho-demo"
  service = "aiplatform.googleapis.com"
}
