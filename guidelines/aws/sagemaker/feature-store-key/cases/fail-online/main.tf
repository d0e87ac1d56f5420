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

  online_store_config { # <- here
    enable_online_store = true
  }
}
