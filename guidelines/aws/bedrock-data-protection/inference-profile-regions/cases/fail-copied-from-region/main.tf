resource "aws_bedrock_inference_profile" "soudan" {
  name = "soudan"

  model_source {
    copy_from = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0" # <- here
  }
}
