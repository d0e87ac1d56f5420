resource "aws_athena_workgroup" "analysis" { # <- here
  name = "bunseki"

  tags = {
    部門 = "データ分析"
  }
}
