resource "google_workbench_instance" "analysis" { # <- here
  name     = "analysis"
  location = "asia-northeast1-b"

  labels = {
    owner = "分析チーム"
  }
}
