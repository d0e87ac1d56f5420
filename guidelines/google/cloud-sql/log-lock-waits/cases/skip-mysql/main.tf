resource "google_sql_database_instance" "orders" {
  name             = "sekisho-demo-orders"
  region           = "asia-northeast1"
  database_version = "MYSQL_8_4"

  settings {
    tier = "db-custom-2-8192"

    user_labels = {
      owner = "受注チーム"
    }
  }
}
