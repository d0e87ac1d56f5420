resource "aws_ecr_repository" "juchu" {
  name = "juchu"
}
