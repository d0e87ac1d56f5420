resource "aws_iam_role_policy_attachments_exclusive" "unyo" {
  role_name   = "unyo"
  policy_arns = [
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/AdministratorAccess", # <- here
  ]
}
