locals {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}
    }
  POLICY
}

resource "aws_iam_user_policy" "gaibu" {
  name   = "gaibu-itaku"
  user   = "gaibu-itaku"
  policy = local.policy # <- here
}
