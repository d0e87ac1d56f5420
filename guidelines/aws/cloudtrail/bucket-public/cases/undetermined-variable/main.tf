variable "bucket" {
  type = string
}

resource "aws_cloudtrail" "kansa" {
  name           = "kansa"
  s3_bucket_name = var.bucket
}
