variable "acl" {
  type = string
}

resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = var.acl

  tags = {
    Name = "顧客データ"
  }
}
