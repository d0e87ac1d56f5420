variable "log_sanitize_operations" {
  type = bool
}

resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {}

  template_metadata {
    log_sanitize_operations = var.log_sanitize_operations
  }
}
