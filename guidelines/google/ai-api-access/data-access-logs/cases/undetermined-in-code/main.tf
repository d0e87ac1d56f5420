resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}
