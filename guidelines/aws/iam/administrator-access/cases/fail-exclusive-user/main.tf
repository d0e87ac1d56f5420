resource "aws_iam_user_policy_attachments_exclusive" "unyo" {
  user_name   = "unyo"
  policy_arns = [
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/AdministratorAccess", # <- here
  ]
}
