resource "google_cloudfunctions_function" "notify" {
  name                  = "notify"
  description           = "通知"
  runtime               = "python312"
  region                = "asia-northeast1"
  trigger_http          = true
  source_archive_bucket = "sekisho-demo-source"
  source_archive_object = "notify.zip"
}
