resource "google_cloudfunctions2_function" "search" {
  name        = "search"
  location    = "asia-northeast1"
  description = "検索ツール"

  build_config {
    runtime     = "python312"
    entry_point = "search"
  }

  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY"
  }
}

resource "google_cloudfunctions2_function_iam_binding" "invokers" {
  cloud_function = google_cloudfunctions2_function.search.name
  role           = "roles/cloudfunctions.invoker"
  members        = ["allUsers"]
}
