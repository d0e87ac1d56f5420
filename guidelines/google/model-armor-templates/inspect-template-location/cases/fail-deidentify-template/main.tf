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
        inspect_template    = "projects/sekisho-demo/locations/asia-northeast1/inspectTemplates/pii-jp"
        deidentify_template = "projects/sekisho-demo/locations/us-central1/deidentifyTemplates/mask" # <- here
      }
    }
  }
}
