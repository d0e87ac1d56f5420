resource "google_workbench_instance" "analysis" {
  name     = "analysis"
  location = "asia-northeast1-b"

  labels = {
    owner = "分析チーム"
  }

  gce_setup {
    machine_type = "e2-standard-4"

    boot_disk {
      disk_encryption = "CMEK"
      kms_key         = "projects/sekisho-demo/locations/asia-northeast1/keyRings/prod/cryptoKeys/notebooks"
    }

    data_disks {
      disk_encryption = "GMEK" # <- here
    }
  }
}
