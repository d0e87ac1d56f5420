resource "google_notebooks_runtime" "analysis" {
  name     = "analysis"
  location = "asia-northeast1"

  access_config {
    access_type   = "SINGLE_USER"
    runtime_owner = "hanako@example.jp"
  }

  virtual_machine {
    virtual_machine_config {
      machine_type = "n1-standard-4"
      internal_ip_only = true

      encryption_config {
        kms_key = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod/cryptoKeys/notebooks"
      }

      data_disk {
        initialize_params {
          disk_size_gb = "100"
          disk_type    = "PD_STANDARD"
        }
      }
    }
  }
}
