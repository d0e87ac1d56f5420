variable "auth" {
  type = string
}

resource "aws_lambda_function_url" "juchu" {
  function_name      = "juchu"
  authorization_type = var.auth
}
