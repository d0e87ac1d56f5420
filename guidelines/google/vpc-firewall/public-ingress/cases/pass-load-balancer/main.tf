resource "google_compute_firewall" "admin" {
  name        = "allow-admin"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  source_ranges = ["130.211.0.0/22", "35.191.0.0/16"]

  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
