variable "transit_encryption" {
  type = string
}

resource "aws_ecs_task_definition" "juchu" {
  family = "juchu"
  container_definitions = jsonencode([{
    name   = "juchu"
    image  = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/juchu:1.4.2"
    memory = 512
  }])

  volume {
    name = "choryo"

    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = var.transit_encryption
    }
  }
}
