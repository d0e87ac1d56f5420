resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [ # <- here
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*"
      },
      {
        Effect   = "Deny"
        Action   = "iam:PassRole"
        Resource = "arn:aws:iam::111122223333:role/kanrisha"
      },
    ]
  })
}
