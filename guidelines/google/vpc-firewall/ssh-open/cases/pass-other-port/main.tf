resource "google_compute_firewall" "admin" {
  name        = "allow-admin"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }

  allow {
    protocol = "icmp"
  }
}
