resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }
  }

  google_mcp_server_floor_setting {
    enable_cloud_logging = true
  }
}
