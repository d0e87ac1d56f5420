resource "aws_athena_workgroup" "analysis" {
  name = "bunseki"

  configuration {
    enforce_workgroup_configuration = false # <- here

    result_configuration {
      output_location = "s3://example-athena-kekka/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"
      }
    }
  }

  tags = {
    部門 = "データ分析"
  }
}
