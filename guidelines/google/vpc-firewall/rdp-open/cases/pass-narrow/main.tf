resource "google_compute_firewall" "admin" {
  name        = "allow-admin"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  source_ranges = ["192.0.2.0/24", "35.235.240.0/20"]

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
