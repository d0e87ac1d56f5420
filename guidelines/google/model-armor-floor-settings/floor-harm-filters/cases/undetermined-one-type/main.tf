variable "fourth_filter" {
  type = string
}

resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true
  integrated_services              = ["AI_PLATFORM"]

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }

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
        filter_type      = var.fourth_filter
        confidence_level = "MEDIUM_AND_ABOVE"
      }
    }
  }

  ai_platform_floor_setting {
    inspect_and_block    = true
    enable_cloud_logging = true
  }
}
