variable "inspect_template" {
  type = bool
}

resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    sdp_settings {
      advanced_config {
        inspect_template = var.inspect_template
      }
    }
  }
}
