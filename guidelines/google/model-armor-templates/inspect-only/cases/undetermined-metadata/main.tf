variable "enforcement_types" {
  type = list(string)
}

resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }
  }

  dynamic "template_metadata" {
    for_each = var.enforcement_types

    content {
      enforcement_type = template_metadata.value
    }
  }
}
