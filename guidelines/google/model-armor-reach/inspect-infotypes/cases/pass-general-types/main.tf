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
        inspect_template = google_data_loss_prevention_inspect_template.pii.id
      }
    }
  }
}

resource "google_data_loss_prevention_inspect_template" "pii" {
  parent      = "projects/sekisho-demo/locations/asia-northeast1"
  template_id = "pii-jp"

  inspect_config {
    info_types {
      name = "GOVERNMENT_ID"
    }

    info_types {
      name = "FINANCIAL_ID"
    }

    info_types {
      name = "PHONE_NUMBER"
    }

    info_types {
      name = "EMAIL_ADDRESS"
    }
  }
}
