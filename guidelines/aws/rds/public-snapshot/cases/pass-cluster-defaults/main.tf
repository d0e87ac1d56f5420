resource "aws_db_cluster_snapshot" "month_end" {
  db_cluster_identifier          = "juchu-kanri"
  db_cluster_snapshot_identifier = "juchu-kanri-getsumatsu"

  tags = {
    用途 = "月末の控え"
  }
}
