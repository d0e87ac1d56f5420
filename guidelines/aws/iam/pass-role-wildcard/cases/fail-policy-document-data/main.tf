data "aws_iam_policy_document" "agent" {
  statement {
    actions   = ["bedrock:InvokeAgent", "iam:PassRole"] # <- here
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "agent" {
  name   = "agent"
  role   = "hensai-agent"
  policy = data.aws_iam_policy_document.agent.json
}
