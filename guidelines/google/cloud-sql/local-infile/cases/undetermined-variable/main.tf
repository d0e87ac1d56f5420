variable "local_infile" {
  type = string
}

resource "google_sql_database_instance" "orders" {
  name             = "sekisho-demo-orders"
  region           = "asia-northeast1"
  database_version = "MYSQL_8_0"

  settings {
    tier = "db-custom-2-8192"

    user_labels = {
      owner = "受注チーム"
    }

    database_flags {
      name  = "local_infile"
      value = var.local_infile
    }
  }
}
