resource "google_folder_iam_member" "armor" {
  folder = "folders/444444444444"
  role   = "roles/modelarmor.admin"
  member = "principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount" # <- here
}
