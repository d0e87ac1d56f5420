resource "aws_iam_access_key" "renkei" {
  user = "gaibu-renkei"
}
