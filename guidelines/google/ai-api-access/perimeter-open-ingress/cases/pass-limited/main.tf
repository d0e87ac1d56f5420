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
        identities = ["serviceAccount:ci@sekisho-demo.iam.gserviceaccount.com"]

        sources {
          access_level = "accessPolicies/666666666666/accessLevels/office"
        }
      }

      ingress_to {
        resources = ["*"]

        operations {
          service_name = "aiplatform.googleapis.com"
        }
      }
    }
  }
}
