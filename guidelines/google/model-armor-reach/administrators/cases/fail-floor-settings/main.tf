resource "google_organization_iam_member" "armor" {
  org_id = "555555555555"
  role   = "roles/modelarmor.floorSettingsAdmin"
  member = "group:developers@example.co.jp" # <- here
}
