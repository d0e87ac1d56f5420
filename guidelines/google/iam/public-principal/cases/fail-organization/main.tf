resource "google_organization_iam_member" "browser" {
  org_id = "123456789012"
  role   = "roles/browser"
  member = "allAuthenticatedUsers" # <- here
}
