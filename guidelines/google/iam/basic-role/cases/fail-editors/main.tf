resource "google_folder_iam_binding" "editors" {
  folder = "folders/123456789012"
  role   = "roles/editor" # <- here

  members = [
    "group:developers@example.com",
    "serviceAccount:ci@sekisho-demo.iam.gserviceaccount.com",
  ]
}
