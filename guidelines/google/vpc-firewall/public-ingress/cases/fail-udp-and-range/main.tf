resource "google_compute_firewall" "admin" {
  name        = "allow-batch"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  source_ranges = [
    "::/0", # <- here
  ]

  allow {
    protocol = "udp"
  }

  allow {
    protocol = "6"
    ports    = ["3300-3306", "22"]
  }
}
