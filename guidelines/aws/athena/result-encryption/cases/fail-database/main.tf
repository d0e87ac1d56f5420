resource "aws_athena_database" "sales" { # <- here
  name   = "uriage"
  bucket = "example-athena-kekka"
}
