data "aws_caller_identity" "kono" {}

data "aws_ami" "kiban" {
  most_recent = true
  owners      = [data.aws_caller_identity.kono.account_id, "amazon"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
