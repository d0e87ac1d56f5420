resource "google_model_armor_template" "support" {
  location    = "us-central1"
  template_id = "support-chat"

  filter_config {
    sdp_settings {
      advanced_config { # <- here
        deidentify_template = "projects/sekisho-demo/locations/us-central1/deidentifyTemplates/mask-jp"
      }
    }
  }
}
