resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/vertexai.allowedModels"
  parent = "projects/sekisho-demo"

  spec {
    inherit_from_parent = true

    rules {
      values {
        denied_values = ["publishers/meta/models/llama3:deploy"]
      }
    }
  }
}
