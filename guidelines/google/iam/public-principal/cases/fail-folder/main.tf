resource "google_folder_iam_binding" "viewers" {
  folder = "folders/123456789012"
  role   = "roles/viewer"

  members = [
    "group:platform@example.com",
    "allUsers", # <- here
  ]
}
