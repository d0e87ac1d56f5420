resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/ainotebooks.disableRootAccess"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      enforce = "FALSE" # <- here
    }
  }
}
