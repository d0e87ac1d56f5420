resource "aws_lambda_function_url" "juchu" {
  function_name      = "juchu"
  authorization_type = "AWS_IAM"
}
