resource "google_folder_iam_member" "armor" {
  folder = "folders/444444444444"
  role   = "roles/modelarmor.admin"
  member = "principalSet://iam.googleapis.com/locations/global/workforcePools/shain/group/developers" # <- here
}
