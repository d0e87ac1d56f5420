resource "google_access_context_manager_service_perimeter" "production" { # <- here
  parent = "accessPolicies/666666666666"
  name   = "accessPolicies/666666666666/servicePerimeters/production"
  title  = "本番"
  use_explicit_dry_run_spec = true

  spec {
    resources           = ["projects/123456789012"]
    restricted_services = ["aiplatform.googleapis.com"]
  }
}
