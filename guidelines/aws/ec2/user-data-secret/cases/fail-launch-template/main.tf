resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = base64encode("AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n") # <- here
}
