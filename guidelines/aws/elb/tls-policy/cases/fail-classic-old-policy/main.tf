resource "aws_elb" "legacy" {
  name    = "uketsuke-kyu"
  subnets = ["subnet-0abc1234"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:ap-northeast-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"
  }
}

resource "aws_load_balancer_policy" "tls" {
  load_balancer_name = aws_elb.legacy.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08" # <- here
  }
}
