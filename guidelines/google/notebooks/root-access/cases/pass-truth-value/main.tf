resource "google_workbench_instance" "analysis" {
  name     = "analysis"
  location = "asia-northeast1-b"

  labels = {
    owner = "分析チーム"
  }

  gce_setup {
    machine_type = "e2-standard-4"

    metadata = {
      idle-timeout-seconds  = "10800"
      notebook-disable-root = true
    }
  }
}
