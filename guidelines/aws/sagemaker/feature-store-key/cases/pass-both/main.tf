resource "aws_sagemaker_feature_group" "customers" {
  feature_group_name             = "kokyaku"
  record_identifier_feature_name = "customer_id"
  event_time_feature_name        = "event_time"
  role_arn                       = "arn:aws:iam::111122223333:role/sagemaker-features"

  feature_definition {
    feature_name = "customer_id"
    feature_type = "String"
  }

  feature_definition {
    feature_name = "event_time"
    feature_type = "Fractional"
  }

  online_store_config {
    enable_online_store = true

    security_config {
      kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
    }
  }

  offline_store_config {
    s3_storage_config {
      s3_uri     = "s3://churn-features/kokyaku"
      kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
    }
  }
}
