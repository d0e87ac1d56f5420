resource "google_container_cluster" "serving" { # <- here
  name     = "serving"
  location = "asia-northeast1"

  resource_labels = {
    owner = "推論基盤"
  }
}
