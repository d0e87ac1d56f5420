variable "policy_arn" {
  type = string
}

resource "aws_iam_user" "key" {
  name = "kaihatsu"
}

resource "aws_iam_user_policy_attachment" "key" {
  user       = aws_iam_user.key.name
  policy_arn = var.policy_arn
}
