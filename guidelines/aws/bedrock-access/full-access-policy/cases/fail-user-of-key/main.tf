resource "aws_iam_user" "key" {
  name = "BedrockAPIKey-abcd"
}

resource "aws_iam_user_policy_attachment" "key" { # <- here
  user       = aws_iam_user.key.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonBedrockLimitedAccess"
}
