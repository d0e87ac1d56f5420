resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/gcp.resourceLocations"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      values {
        allowed_values = ["in:asia-northeast1-locations", "in:asia-northeast2-locations"]
      }
    }
  }
}
