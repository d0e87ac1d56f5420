variable "member" {
  type = string
}

resource "google_cloudfunctions_function" "notify" {
  name                  = "notify"
  description           = "通知"
  runtime               = "python312"
  region                = "asia-northeast1"
  trigger_http          = true
  source_archive_bucket = "sekisho-demo-source"
  source_archive_object = "notify.zip"
}

resource "google_cloudfunctions_function_iam_member" "invoker" {
  cloud_function = google_cloudfunctions_function.notify.name
  role           = "roles/cloudfunctions.invoker"
  member         = var.member
}
