resource "aws_iam_policy_attachment" "kanri" {
  name       = "kanri"
  users      = ["gaibu-itaku"]
  roles      = ["yakan-batch", "unyo"]
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess" # <- here
}
