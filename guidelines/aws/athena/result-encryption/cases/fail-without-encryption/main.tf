resource "aws_athena_workgroup" "analysis" {
  name = "bunseki"

  configuration {
    result_configuration { # <- here
      output_location = "s3://example-athena-kekka/"
    }
  }

  tags = {
    部門 = "データ分析"
  }
}
