resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true
  integrated_services              = ["AI_PLATFORM"]

  filter_config {} # <- here

  ai_platform_floor_setting {
    inspect_only         = true
    enable_cloud_logging = true
  }
}
