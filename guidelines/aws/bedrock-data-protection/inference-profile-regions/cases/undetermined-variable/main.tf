variable "profile" {
  type = string
}

resource "aws_bedrock_inference_profile" "soudan" {
  name = "soudan"

  model_source {
    copy_from = var.profile
  }
}
