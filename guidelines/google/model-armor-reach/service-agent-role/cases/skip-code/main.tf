resource "google_project" "ai" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "operators" {
  project = google_project.ai.project_id
  role    = "roles/viewer"
  member  = "group:operators@example.com"
}

resource "google_model_armor_floorsetting" "floor" {
  parent                           = "projects/${google_project.ai.project_id}"
  location                         = "global"
  enable_floor_setting_enforcement = true
  integrated_services              = ["AI_PLATFORM"]

  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "ENABLED"
    }
  }
}
