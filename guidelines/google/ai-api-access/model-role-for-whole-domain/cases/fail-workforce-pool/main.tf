resource "google_folder_iam_member" "users" {
  folder = "folders/444444444444"
  role   = "roles/aiplatform.admin"
  member = "principalSet://iam.googleapis.com/locations/global/workforcePools/partners/*" # <- here
}
