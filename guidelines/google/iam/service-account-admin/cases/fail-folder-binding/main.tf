resource "google_folder_iam_binding" "admins" {
  folder = "folders/123456789012"
  role   = "roles/compute.instanceAdmin.v1" # <- here

  members = [
    "group:platform@example.com",
    "serviceAccount:app@sekisho-demo.iam.gserviceaccount.com",
  ]
}
