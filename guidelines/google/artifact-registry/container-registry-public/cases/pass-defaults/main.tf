resource "google_container_registry" "images" {
  project  = "sekisho-demo"
  location = "ASIA"
}
