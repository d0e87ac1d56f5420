resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/ainotebooks.restrictVpcNetworks"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      values {
        allowed_values = ["under:projects/sekisho-demo"]
      }
    }
  }
}
