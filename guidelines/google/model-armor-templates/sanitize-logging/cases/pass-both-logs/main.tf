resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {}

  template_metadata {
    log_template_operations = true
    log_sanitize_operations = true
    enforcement_type        = "INSPECT_AND_BLOCK"
  }
}
