resource "aws_ecs_task_definition" "juchu" {
  family = "juchu"
  container_definitions = jsonencode([{
    name   = "juchu"
    image  = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/juchu:1.4.2"
    memory = 512
    environment = [
      {
        name  = "DB_HOST"
        value = "db.example.jp"
      },
      {
        name  = "DB_PASSWORD_PATH"
        value = "/run/secrets/db"
      },
      {
        name  = "MAX_TOKENS"
        value = "4096"
      },
    ]
    secrets = [{
      name      = "DB_PASSWORD"
      valueFrom = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:juchu-db"
    }]
  }])
}
