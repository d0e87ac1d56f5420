resource "google_model_armor_floorsetting" "floor" {
  parent                           = "folders/345678901234"
  location                         = "global"
  enable_floor_setting_enforcement = true

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
    }
  }
}
