resource "google_compute_instance_template" "train" {
  name_prefix  = "train-"
  machine_type = "g2-standard-8"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "prod"
  }

  service_account {
    email  = "111122223333-compute@developer.gserviceaccount.com" # <- here
    scopes = ["cloud-platform"]
  }
}
