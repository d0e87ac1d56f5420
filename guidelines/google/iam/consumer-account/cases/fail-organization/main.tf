resource "google_organization_iam_member" "auditor" {
  org_id = "555555555555"
  role   = "roles/viewer"
  member = "user:tanaka@googlemail.com" # <- here
}
