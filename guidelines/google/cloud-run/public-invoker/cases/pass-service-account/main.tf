resource "google_cloud_run_v2_service" "api" {
  name        = "api"
  location    = "asia-northeast1"
  description = "要約の API"

  template {
    containers {
      image = "asia-northeast1-docker.pkg.dev/sekisho-demo/app/api:1.0.0"
    }
  }
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  name   = google_cloud_run_v2_service.api.name
  role   = "roles/run.invoker"
  member = "serviceAccount:frontend@sekisho-demo.iam.gserviceaccount.com"
}
