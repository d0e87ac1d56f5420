resource "google_sql_database_instance" "clone" {
  name             = "sekisho-demo-clone"
  region           = "asia-northeast1"
  database_version = "MYSQL_8_0"

  clone {
    source_instance_name = "sekisho-demo-orders"
  }
}
