resource "aws_sagemaker_model" "churn" {
  name                     = "kaiyaku-yosoku"
  execution_role_arn       = "arn:aws:iam::111122223333:role/sagemaker-churn"
  enable_network_isolation = false # <- here

  primary_container {
    image          = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/churn:v2"
    model_data_url = "s3://churn-models/v2/model.tar.gz"
  }
}
