resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/sekisho-demo"
  location                         = "global"
  enable_floor_setting_enforcement = true
  integrated_services              = ["GOOGLE_MCP_SERVER"]

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
      confidence_level   = "MEDIUM_AND_ABOVE"
    }

    sdp_settings {
      basic_config {
        filter_enforcement = "ENABLED"
      }
    }
  }

  google_mcp_server_floor_setting {
    inspect_and_block    = true
    enable_cloud_logging = true
  }
}
