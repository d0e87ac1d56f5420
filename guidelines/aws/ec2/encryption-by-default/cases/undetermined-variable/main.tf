variable "encrypted" {
  type = bool
}

resource "aws_ebs_encryption_by_default" "東京" {
  enabled = var.encrypted
}
