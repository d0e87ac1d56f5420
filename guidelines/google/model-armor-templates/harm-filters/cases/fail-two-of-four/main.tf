resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    rai_settings {
      rai_filters { # <- here
        filter_type      = "HATE_SPEECH"
        confidence_level = "MEDIUM_AND_ABOVE"
      }

      rai_filters {
        filter_type      = "DANGEROUS"
        confidence_level = "MEDIUM_AND_ABOVE"
      }
    }
  }
}
