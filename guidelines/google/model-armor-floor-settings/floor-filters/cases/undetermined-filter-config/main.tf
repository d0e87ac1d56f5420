variable "filters" {
  type = list(string)
}

resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true

  dynamic "filter_config" {
    for_each = var.filters

    content {}
  }
}
