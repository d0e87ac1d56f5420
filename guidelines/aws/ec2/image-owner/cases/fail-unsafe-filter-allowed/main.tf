data "aws_ami" "kiban" { # <- here
  most_recent         = true
  allow_unsafe_filter = true
  name_regex          = "^ubuntu"
  executable_users    = ["self"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
