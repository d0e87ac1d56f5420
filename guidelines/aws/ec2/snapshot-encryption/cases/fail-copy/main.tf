resource "aws_ebs_snapshot_copy" "dr" { # <- here
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "ap-northeast-1"
  description        = "災害対策"
}
