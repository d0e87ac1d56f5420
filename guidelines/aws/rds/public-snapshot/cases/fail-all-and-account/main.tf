resource "aws_db_snapshot" "month_end" {
  db_instance_identifier = "juchu-kanri"
  db_snapshot_identifier = "juchu-kanri-getsumatsu"
  shared_accounts = [
    "444455556666",
    "all", # <- here
  ]

  tags = {
    用途 = "月末の控え"
  }
}
