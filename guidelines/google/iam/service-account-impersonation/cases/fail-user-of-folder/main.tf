resource "google_folder_iam_binding" "deployers" {
  folder  = "folders/123456789012"
  role    = "roles/iam.serviceAccountUser" # <- here
  members = ["group:deployers@example.com", "user:tanaka@example.com"]
}
