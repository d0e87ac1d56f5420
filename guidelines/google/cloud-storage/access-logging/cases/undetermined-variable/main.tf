variable "value" {
  type = string
}

resource "google_storage_bucket" "documents" {
  name     = "sekisho-demo-documents"
  location = "ASIA-NORTHEAST1"

  labels = {
    owner = "検索基盤"
  }

  logging {
    log_bucket = var.value
  }
}
