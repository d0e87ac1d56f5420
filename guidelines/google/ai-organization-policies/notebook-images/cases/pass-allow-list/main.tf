resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/ainotebooks.environmentOptions"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      values {
        allowed_values = ["is:cloud-notebooks-managed/workbench-instances"]
      }
    }
  }
}
