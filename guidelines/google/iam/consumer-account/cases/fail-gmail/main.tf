resource "google_project_iam_binding" "users" {
  project = "sekisho-demo"
  role    = "roles/aiplatform.user"

  members = [
    "group:ml-team@example.jp",
    "user:Tanaka.Example@gmail.com", # <- here
  ]
}
