variable "option" {
  type = string
}

resource "aws_athena_workgroup" "analysis" {
  name = "bunseki"

  configuration {
    result_configuration {
      output_location = "s3://example-athena-kekka/"

      encryption_configuration {
        encryption_option = var.option
      }
    }
  }

  tags = {
    部門 = "データ分析"
  }
}
