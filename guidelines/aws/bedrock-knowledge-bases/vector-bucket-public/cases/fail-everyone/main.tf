resource "aws_s3vectors_vector_bucket_policy" "manuals" {
  vector_bucket_arn = "arn:aws:s3vectors:ap-northeast-1:111122223333:bucket/manuals-vectors"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # <- here
      Action    = ["s3vectors:QueryVectors", "s3vectors:GetVectors"]
      Resource  = "arn:aws:s3vectors:ap-northeast-1:111122223333:bucket/manuals-vectors/index/*"
    }]
  })
}
