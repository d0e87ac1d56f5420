resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/ainotebooks.restrictPublicIp"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      enforce = "FALSE" # <- here
    }
  }
}
