resource "aws_sagemaker_data_quality_job_definition" "quality" {
  name     = "nyuryoku-hinshitsu"
  role_arn = "arn:aws:iam::111122223333:role/sagemaker-monitor"

  data_quality_app_specification {
    image_uri = "574779866223.dkr.ecr.ap-northeast-1.amazonaws.com/sagemaker-model-monitor-analyzer"
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = "kaiyaku"
      local_path    = "/opt/ml/processing/input"
    }
  }

  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        local_path = "/opt/ml/processing/output"
        s3_uri     = "s3://churn-monitor/out"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 2
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }

  network_config {
    enable_inter_container_traffic_encryption = true
  }
}
