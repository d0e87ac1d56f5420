resource "google_organization_iam_member" "audit" {
  org_id = "123456789012"
  role   = "roles/iam.securityAdmin" # <- here
  member = "serviceAccount:audit@sekisho-demo.iam.gserviceaccount.com"
}
