resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/vertexai.allowedModels"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      allow_all = "TRUE" # <- here
    }
  }
}
