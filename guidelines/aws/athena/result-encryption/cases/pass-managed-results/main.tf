resource "aws_athena_workgroup" "analysis" {
  name = "bunseki"

  configuration {
    managed_query_results_configuration {
      enabled = true
    }
  }

  tags = {
    部門 = "データ分析"
  }
}
