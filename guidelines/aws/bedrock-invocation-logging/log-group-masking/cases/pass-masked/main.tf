resource "aws_cloudwatch_log_group" "bedrock" {
  name       = "/bedrock/model-invocations"
  kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    cloudwatch_config {
      log_group_name = aws_cloudwatch_log_group.bedrock.name
      role_arn       = "arn:aws:iam::111122223333:role/bedrock-logging"
    }

    s3_config {
      bucket_name = "example-bedrock-logs"
    }
  }
}

resource "aws_cloudwatch_log_data_protection_policy" "bedrock" {
  log_group_name = aws_cloudwatch_log_group.bedrock.name
  policy_document = jsonencode({
    Name        = "data-protection-policy"
    Description = "個人情報のマスク"
    Version     = "2021-06-01"
    Statement = [
      {
        Sid            = "audit-policy"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation = {
          Audit = {
            FindingsDestination = {
            }
          }
        }
      },
      {
        Sid            = "redact-policy"
        DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
        Operation = {
          Deidentify = {
            MaskConfig = {
            }
          }
        }
      },
    ]
  })
}
