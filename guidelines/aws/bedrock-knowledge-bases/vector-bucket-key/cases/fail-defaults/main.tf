resource "aws_s3vectors_vector_bucket" "manuals" { # <- here
  vector_bucket_name = "manuals-vectors"
}
