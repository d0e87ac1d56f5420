resource "aws_mq_broker" "orders" {
  broker_name        = "chumon-broker"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  encryption_options {
    use_aws_owned_key = true # <- here
    kms_key_id        = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }

  user {
    username = "chumon"
    password = "example-only-1234"
  }
}
