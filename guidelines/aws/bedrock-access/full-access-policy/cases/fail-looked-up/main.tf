data "aws_iam_policy" "wide" {
  name = "AmazonBedrockFullAccess"
}

resource "aws_iam_group" "kaihatsu" {
  name = "kaihatsu"
}

resource "aws_iam_group_policy_attachment" "kaihatsu" { # <- here
  group      = aws_iam_group.kaihatsu.name
  policy_arn = data.aws_iam_policy.wide.arn
}
