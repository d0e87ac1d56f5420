resource "aws_mq_broker" "orders" {
  broker_name        = "chumon-broker"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
  publicly_accessible = false

  user {
    username = "chumon"
    password = "example-only-1234"
  }
}
