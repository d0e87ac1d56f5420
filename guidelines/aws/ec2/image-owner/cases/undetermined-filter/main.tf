variable "joken" {
  type = map(list(string))
}

data "aws_ami" "kiban" {
  most_recent = true

  dynamic "filter" {
    for_each = var.joken
    content {
      name   = filter.key
      values = filter.value
    }
  }
}
