variable "partner" {
  type = string
}

resource "aws_iam_role" "torikomi" {
  name        = "data-torikomi"
  description = "取引先のデータ取り込み"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.partner }
      Action    = "sts:AssumeRole"
    }]
  })
}
