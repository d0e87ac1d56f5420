resource "google_artifact_registry_repository" "app" {
  repository_id = "app"
  location      = "asia-northeast1"
  format        = "DOCKER"
  description   = "社内アプリのイメージ"
}

resource "google_artifact_registry_repository_iam_binding" "writers" {
  repository = google_artifact_registry_repository.app.name
  role       = "roles/artifactregistry.writer"
  members    = ["allAuthenticatedUsers"] # <- here
}
