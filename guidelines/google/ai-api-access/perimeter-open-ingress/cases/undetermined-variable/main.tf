variable "level" {
  type = string
}

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

    ingress_policies {
      ingress_from {
        identity_type = "ANY_IDENTITY"

        sources {
          access_level = var.level
        }
      }

      ingress_to {
        resources = ["*"]

        operations {
          service_name = "*"
        }
      }
    }
  }
}
