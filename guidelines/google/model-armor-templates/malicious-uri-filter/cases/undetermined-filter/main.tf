variable "uri_filters" {
  type = list(string)
}

resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    dynamic "malicious_uri_filter_settings" {
      for_each = var.uri_filters

      content {
        filter_enforcement = malicious_uri_filter_settings.value
      }
    }
  }
}
