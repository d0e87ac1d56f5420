resource "aws_bedrock_custom_model" "soudan" { # <- here
  custom_model_name     = "soudan-tuned"
  job_name              = "soudan-tuned-job"
  base_model_identifier = "amazon.nova-lite-v1:0"
  role_arn              = "arn:aws:iam::111122223333:role/model-gakushuu"
  hyperparameters = {
    epochCount = "2"
  }

  training_data_config {
    s3_uri = "s3://example-gakushuu/train.jsonl"
  }

  output_data_config {
    s3_uri = "s3://example-gakushuu/out/"
  }
}
