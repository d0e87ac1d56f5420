module "orders" {
  source  = "terraform-google-modules/sql-db/google//modules/postgresql"
  version = "~> 26.0"

  name             = "sekisho-demo-orders"
  project_id       = "sekisho-demo"
  region           = "asia-northeast1"
  zone             = "asia-northeast1-b"
  database_version = "POSTGRES_16"

  ip_configuration = {
    ipv4_enabled = true

    authorized_networks = [
      {
        name  = "すべて"
        value = "0.0.0.0/0" # <- here
      },
    ]
  }
}
