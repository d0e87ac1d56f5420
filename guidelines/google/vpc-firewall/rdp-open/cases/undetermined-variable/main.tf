variable "ranges" {
  type = list(string)
}

resource "google_compute_firewall" "admin" {
  name        = "allow-admin"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  source_ranges = var.ranges

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
