resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    rai_settings {
      rai_filters {
        filter_type = "DANGEROUS"
      }

      rai_filters {
        filter_type = "HARASSMENT"
      }

      rai_filters {
        filter_type = "HATE_SPEECH"
      }

      rai_filters {
        filter_type = "SEXUALLY_EXPLICIT"
      }
    }
  }
}
