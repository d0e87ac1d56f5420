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

resource "google_access_context_manager_service_perimeter_ingress_policy" "trial" { # <- here
  perimeter = google_access_context_manager_service_perimeter.production.name
  title     = "検証"

  ingress_from {
    identity_type = "ANY_IDENTITY"

    sources {
      access_level = "*"
    }
  }

  ingress_to {
    resources = ["*"]

    operations {
      service_name = "aiplatform.googleapis.com"

      method_selectors {
        method = "*"
      }
    }
  }
}
