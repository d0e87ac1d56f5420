resource "aws_ecr_repository" "juchu" {
  name = "juchu"
}

resource "aws_ecr_repository_policy" "juchu" {
  repository = aws_ecr_repository.juchu.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
      }
    }]
  })
}
