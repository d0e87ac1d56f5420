resource "google_workbench_instance" "analysis" {
  name     = "analysis"
  location = "asia-northeast1-b"

  labels = {
    owner = "分析チーム"
  }

  gce_setup {
    shielded_instance_config {
      enable_vtpm = false # <- here
    }
  }
}
