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

    egress_policies {
      egress_from {
        identities = ["serviceAccount:export@sekisho-demo.iam.gserviceaccount.com"]
      }

      egress_to {
        resources = ["projects/210987654321"]

        operations {
          service_name = "storage.googleapis.com"
        }
      }
    }
  }
}
