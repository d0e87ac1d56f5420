resource "google_access_context_manager_service_perimeter" "production" {
  parent = "accessPolicies/666666666666"
  name   = "accessPolicies/666666666666/servicePerimeters/production"
  title  = "本番"

  status {
    restricted_services = [] # <- here
  }
}

resource "google_access_context_manager_service_perimeter_resource" "ai" {
  perimeter_name = google_access_context_manager_service_perimeter.production.name
  resource       = "projects/123456789012"
}
