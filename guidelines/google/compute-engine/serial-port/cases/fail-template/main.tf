resource "google_compute_instance_template" "train" {
  name_prefix  = "train-"
  machine_type = "g2-standard-8"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "prod"
  }

  metadata = {
    serial-port-enable = "TRUE" # <- here
  }
}
