resource "google_compute_firewall" "admin" {
  name        = "allow-admin"
  network     = "projects/sekisho-demo/global/networks/prod"
  description = "保守用の接続"

  direction = "INGRESS"

  source_ranges = [
    "192.0.2.0/24",
    "::/0", # <- here
  ]

  allow {
    protocol = "tcp"
    ports    = ["443", "3387-3394"]
  }
}
