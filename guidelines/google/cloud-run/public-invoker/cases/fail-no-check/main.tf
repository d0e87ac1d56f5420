resource "google_cloud_run_v2_service" "api" {
  name        = "api"
  location    = "asia-northeast1"
  description = "要約の API"

  invoker_iam_disabled = true # <- here

  template {
    containers {
      image = "asia-northeast1-docker.pkg.dev/sekisho-demo/app/api:1.0.0"
    }
  }
}
