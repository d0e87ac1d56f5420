variable "keep" {
  type = bool
}

resource "aws_default_vpc" "default" {
  count = var.keep ? 1 : 0
}
