resource "aws_ecr_repository" "juchu" {
  name = "juchu"
}

resource "aws_ecr_repository_policy" "juchu" {
  repository = aws_ecr_repository.juchu.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      },
      {
        Effect = "Allow"
        Principal = {
          AWS = "*" # <- here
        }
        Action = ["ecr:*"]
      },
    ]
  })
}
