variable "subnet" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "churn" {
  name          = "kaiyaku-yosoku"
  role_arn      = "arn:aws:iam::111122223333:role/sagemaker-churn"
  instance_type = "ml.t3.medium"
  subnet_id     = var.subnet
}
