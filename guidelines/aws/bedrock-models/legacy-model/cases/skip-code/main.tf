resource "aws_bedrock_inference_profile" "soudan" {
  name = "soudan"

  model_source {
    copy_from = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-pro-v1:0"
  }
}
