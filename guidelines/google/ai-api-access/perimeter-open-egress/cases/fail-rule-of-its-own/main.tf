resource "google_access_context_manager_service_perimeter" "production" {
  parent = "accessPolicies/666666666666"
  name   = "accessPolicies/666666666666/servicePerimeters/production"
  title  = "本番"

  status {
    resources = ["projects/123456789012"]

    restricted_services = [
      "aiplatform.googleapis.com",
      "bigquery.googleapis.com",
      "discoveryengine.googleapis.com",
      "modelarmor.googleapis.com",
      "notebooks.googleapis.com",
      "storage.googleapis.com",
    ]
  }
}

resource "google_access_context_manager_service_perimeter_egress_policy" "trial" { # <- here
  perimeter = google_access_context_manager_service_perimeter.production.name
  title     = "検証"

  egress_from {
    identity_type = "ANY_IDENTITY"
  }

  egress_to {
    resources = ["*"]

    operations {
      service_name = "storage.googleapis.com"

      method_selectors {
        method = "*"
      }
    }
  }
}
