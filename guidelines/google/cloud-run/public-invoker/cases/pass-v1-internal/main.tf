resource "google_cloud_run_service" "api" {
  name     = "api"
  location = "asia-northeast1"

  metadata {
    annotations = {
      "run.googleapis.com/ingress" = "internal"
    }
  }

  template {
    spec {
      containers {
        image = "asia-northeast1-docker.pkg.dev/sekisho-demo/app/api:1.0.0"
      }
    }
  }
}

resource "google_cloud_run_service_iam_member" "everyone" {
  service = google_cloud_run_service.api.name
  role    = "roles/run.invoker"
  member  = "allUsers"
}
