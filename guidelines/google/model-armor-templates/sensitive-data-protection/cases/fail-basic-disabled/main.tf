resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    sdp_settings {
      basic_config {
        filter_enforcement = "DISABLED" # <- here
      }
    }
  }
}
