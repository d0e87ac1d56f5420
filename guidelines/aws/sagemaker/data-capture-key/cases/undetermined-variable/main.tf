variable "key" {
  type = string
}

resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-v2"

  production_variants {
    variant_name           = "v2"
    model_name             = "kaiyaku-yosoku"
    initial_instance_count = 1
    initial_variant_weight = 1
    instance_type          = "ml.g5.xlarge"
  }

  data_capture_config {
    enable_capture              = true
    initial_sampling_percentage = 20
    destination_s3_uri          = "s3://churn-capture/v2"
    kms_key_id                  = var.key

    capture_options {
      capture_mode = "InputAndOutput"
    }
  }
}
