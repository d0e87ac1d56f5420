resource "google_compute_instance_template" "train" {
  name_prefix  = "train-"
  machine_type = "g2-standard-8"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "prod"
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = false # <- here
    enable_integrity_monitoring = true
  }
}
