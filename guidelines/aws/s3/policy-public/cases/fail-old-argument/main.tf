locals {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::sekisho-data/*"
        }
      ]
    }
  EOT
}

resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  policy = local.policy # <- here

  tags = {
    Name = "顧客データ"
  }
}
