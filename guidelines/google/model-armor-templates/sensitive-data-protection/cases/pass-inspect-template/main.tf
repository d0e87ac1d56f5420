resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    sdp_settings {
      advanced_config {
        inspect_template = "projects/sekisho-demo/locations/us-central1/inspectTemplates/pii-jp"
      }
    }
  }
}
