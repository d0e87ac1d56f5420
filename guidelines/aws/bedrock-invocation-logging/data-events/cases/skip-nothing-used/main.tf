resource "aws_cloudtrail" "kansa" {
  name                  = "kansa"
  s3_bucket_name        = "example-kansa-logs"
  is_multi_region_trail = true
}
