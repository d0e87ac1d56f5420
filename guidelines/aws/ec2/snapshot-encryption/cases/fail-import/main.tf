resource "aws_ebs_snapshot_import" "disk" {
  encrypted = false # <- here

  disk_container {
    format = "VHD"

    user_bucket {
      s3_bucket = "disk-images"
      s3_key    = "source.vhd"
    }
  }
}
