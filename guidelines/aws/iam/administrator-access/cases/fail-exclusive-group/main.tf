resource "aws_iam_group_policy_attachments_exclusive" "unyo" {
  group_name  = "unyo"
  policy_arns = [
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/AdministratorAccess", # <- here
  ]
}
