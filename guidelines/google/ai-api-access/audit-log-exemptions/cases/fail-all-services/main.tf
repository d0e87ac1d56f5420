resource "google_organization_iam_audit_config" "all" {
  org_id  = "555555555555"
  service = "allServices"

  audit_log_config {
    log_type         = "DATA_WRITE"
    exempted_members = ["user:taro@example.jp"] # <- here
  }
}
