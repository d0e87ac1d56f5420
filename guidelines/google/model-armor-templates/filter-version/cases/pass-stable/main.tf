resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }
  }

  template_metadata {
    filter_version_selector {
      alias = "FILTER_VERSION_ALIAS_STABLE"
    }
  }
}
