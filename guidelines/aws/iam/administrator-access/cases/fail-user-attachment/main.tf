resource "aws_iam_user" "gaibu" {
  name = "gaibu-itaku"
}

resource "aws_iam_user_policy_attachment" "gaibu" { # <- here
  user       = aws_iam_user.gaibu.name
  policy_arn = "arn:aws-cn:iam::aws:policy/AdministratorAccess"
}
