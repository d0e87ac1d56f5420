resource "google_model_armor_template" "support" {
  location    = "asia-northeast1"
  template_id = "support-chat"

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }

    sdp_settings {
      advanced_config {
        inspect_template = google_data_loss_prevention_inspect_template.pii.id # <- here
      }
    }
  }
}

resource "google_data_loss_prevention_inspect_template" "pii" {
  parent      = "projects/sekisho-demo"
  template_id = "pii-jp"

  inspect_config {
    info_types {
      name = "JAPAN_INDIVIDUAL_NUMBER"
    }
  }
}
