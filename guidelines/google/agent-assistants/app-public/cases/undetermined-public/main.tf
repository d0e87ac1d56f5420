variable "public" {
  type = bool
}

resource "google_discovery_engine_widget_config" "main" {
  location  = "global"
  engine_id = "shanai-kensaku"

  access_settings {
    enable_web_app      = true
    allow_public_access = var.public
  }
}
