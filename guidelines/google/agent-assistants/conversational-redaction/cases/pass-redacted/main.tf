resource "google_ces_app" "main" {
  app_id       = "madoguchi"
  location     = "us"
  display_name = "窓口エージェント"

  logging_settings {
    redaction_config {
      enable_redaction    = true
      inspect_template    = "projects/sekisho-demo/locations/us/inspectTemplates/pii-jp"
      deidentify_template = "projects/sekisho-demo/locations/us/deidentifyTemplates/mask"
    }

    cloud_logging_settings {
      enable_cloud_logging = true
    }
  }
}
