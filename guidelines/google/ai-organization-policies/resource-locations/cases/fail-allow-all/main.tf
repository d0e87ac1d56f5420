resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/gcp.resourceLocations"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      allow_all = "TRUE" # <- here
    }
  }
}
