data "aws_iam_policy_document" "unyo" {
  statement {
    actions   = ["*"] # <- here
    resources = ["*"]
  }
}

resource "aws_iam_policy" "unyo" {
  name        = "unyo-kanri"
  description = "運用管理"
  policy      = data.aws_iam_policy_document.unyo.json
}
