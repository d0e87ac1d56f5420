resource "google_organization_iam_member" "ci" {
  org_id = "123456789012"
  role   = "roles/iam.serviceAccountTokenCreator" # <- here
  member = "serviceAccount:ci@sekisho-demo.iam.gserviceaccount.com"
}
