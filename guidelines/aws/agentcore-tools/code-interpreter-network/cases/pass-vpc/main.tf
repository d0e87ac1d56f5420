resource "aws_bedrockagentcore_code_interpreter" "sales" {
  name               = "uriage_bunseki"
  description        = "売上の集計に使うコードインタープリター"
  execution_role_arn = "arn:aws:iam::111122223333:role/CodeInterpreterRole"

  network_configuration {
    network_mode = "VPC"

    vpc_config {
      security_groups = ["sg-0a1b2c3d4e5f67890"]
      subnets         = ["subnet-0a1b2c3d4e5f67890", "subnet-0f9e8d7c6b5a43210"]
    }
  }
}
