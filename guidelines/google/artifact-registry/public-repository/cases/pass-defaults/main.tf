resource "google_artifact_registry_repository" "app" {
  repository_id = "app"
  location      = "asia-northeast1"
  format        = "DOCKER"
  description   = "社内アプリのイメージ"
}
