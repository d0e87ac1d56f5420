resource "aws_qbusiness_application" "rules" {
  display_name                 = "shanai-kitei"
  description                  = "社内規程に答える"
  iam_service_role_arn         = "arn:aws:iam::111122223333:role/qbusiness-rules"
  identity_center_instance_arn = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
}
