resource "google_access_context_manager_service_perimeter_resource" "ai" {
  perimeter_name = "accessPolicies/666666666666/servicePerimeters/production"
  resource       = "projects/123456789012"
}
