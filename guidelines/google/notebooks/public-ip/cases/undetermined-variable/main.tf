variable "private" {
  type = bool
}

resource "google_workbench_instance" "analysis" {
  name     = "analysis"
  location = "asia-northeast1-b"

  labels = {
    owner = "分析チーム"
  }

  gce_setup {
    disable_public_ip = var.private
  }
}
