resource "aws_dms_endpoint" "orders" {
  endpoint_id   = "juchu-motogawa"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.jp"
  database_name = "juchu"
  ssl_mode = "verify-full"

  tags = {
    用途 = "受注データの移行元"
  }
}
