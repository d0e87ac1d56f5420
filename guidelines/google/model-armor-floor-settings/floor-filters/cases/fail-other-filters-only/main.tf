resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true

  filter_config { # <- here
    rai_settings {
      rai_filters {
        filter_type      = "SEXUALLY_EXPLICIT"
        confidence_level = "MEDIUM_AND_ABOVE"
      }

      rai_filters {
        filter_type      = "HATE_SPEECH"
        confidence_level = "MEDIUM_AND_ABOVE"
      }

      rai_filters {
        filter_type      = "HARASSMENT"
        confidence_level = "MEDIUM_AND_ABOVE"
      }

      rai_filters {
        filter_type      = "DANGEROUS"
        confidence_level = "MEDIUM_AND_ABOVE"
      }
    }

    malicious_uri_filter_settings {
      filter_enforcement = "ENABLED"
    }
  }
}
