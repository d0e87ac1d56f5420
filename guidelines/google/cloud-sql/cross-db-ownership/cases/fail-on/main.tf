resource "google_sql_database_instance" "orders" {
  name             = "sekisho-demo-orders"
  region           = "asia-northeast1"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-8192"

    user_labels = {
      owner = "受注チーム"
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "on" # <- here
    }
  }
}
