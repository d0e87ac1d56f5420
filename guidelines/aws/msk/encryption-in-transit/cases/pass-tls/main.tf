resource "aws_msk_cluster" "events" {
  cluster_name           = "juchu-event"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0aaa1111", "subnet-0bbb2222", "subnet-0ccc3333"]
    security_groups = ["sg-0abc1234"]
  }

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  tags = {
    用途 = "受注イベント"
  }
}
