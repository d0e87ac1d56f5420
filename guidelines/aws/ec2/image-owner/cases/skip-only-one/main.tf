data "aws_ami" "kiban" {
  filter {
    name   = "name"
    values = ["kiban-2026-11-01"]
  }
}
