variable "access" {
  type = string
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "juchu-event"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0aaa1111", "subnet-0bbb2222", "subnet-0ccc3333"]
    security_groups = ["sg-0abc1234"]

    connectivity_info {
      public_access {
        type = var.access
      }
    }
  }

  tags = {
    用途 = "受注イベント"
  }
}
