resource "aws_iam_access_key" "renkei" {
  user = "root" # <- here
}
