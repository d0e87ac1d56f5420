resource "aws_iam_role_policy_attachment" "unyo" { # <- here
  role       = "unyo"
  policy_arn = "arn:aws-us-gov:iam::aws:policy/IAMFullAccess"
}
