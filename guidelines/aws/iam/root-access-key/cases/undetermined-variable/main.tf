variable "user" {
  type = string
}

resource "aws_iam_access_key" "renkei" {
  user = var.user
}
