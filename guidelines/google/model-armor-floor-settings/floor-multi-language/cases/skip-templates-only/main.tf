resource "google_model_armor_floorsetting" "floor" {
  parent                           = "folders/444444444444"
  location                         = "global"
  enable_floor_setting_enforcement = true

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }
  }
}
