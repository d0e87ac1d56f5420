resource "google_sql_database_instance" "orders" {
  name             = "sekisho-demo-orders"
  region           = "asia-northeast1"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    user_labels = {
      owner = "受注チーム"
    }

    ip_configuration {
      ipv4_enabled = true

      authorized_networks {
        name  = "拠点"
        value = "192.0.2.0/24"
      }

      authorized_networks {
        name  = "すべて"
        value = "0.0.0.0/0" # <- here
      }
    }
  }
}
