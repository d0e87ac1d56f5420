variable "services" {
  type = list(string)
}

resource "google_access_context_manager_service_perimeter" "production" {
  parent = "accessPolicies/666666666666"
  name   = "accessPolicies/666666666666/servicePerimeters/production"
  title  = "本番"

  status {
    resources = ["projects/123456789012"]

    restricted_services = var.services
  }
}
