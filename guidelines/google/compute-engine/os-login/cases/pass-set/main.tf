variable "team" {
  type = string
}

resource "google_compute_instance" "train" {
  name         = "train-01"
  machine_type = "g2-standard-8"
  zone         = "asia-northeast1-b"
  description  = "学習用"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = "prod"
  }

  metadata = {
    enable-oslogin = "TRUE"
    team           = var.team
  }
}
