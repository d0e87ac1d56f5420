data "aws_partition" "kono" {}

resource "aws_iam_group" "kaihatsu" {
  name = "kaihatsu"
}

resource "aws_iam_group_policy_attachment" "kaihatsu" { # <- here
  group      = aws_iam_group.kaihatsu.name
  policy_arn = "arn:${data.aws_partition.kono.partition}:iam::aws:policy/AdministratorAccess"
}
