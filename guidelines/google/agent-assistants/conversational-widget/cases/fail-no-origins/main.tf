resource "google_ces_deployment" "web" {
  location     = "us"
  app          = "madoguchi"
  display_name = "公開サイト"
  app_version  = "projects/sekisho-demo/locations/us/apps/madoguchi/versions/v3"

  channel_profile {
    channel_type = "WEB_UI"

    web_widget_config {
      modality = "CHAT_ONLY"

      security_settings { # <- here
        enable_public_access = true
        enable_recaptcha     = true
        enable_origin_check  = true
      }
    }
  }
}
