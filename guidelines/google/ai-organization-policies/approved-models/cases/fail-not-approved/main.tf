resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/vertexai.allowedModels"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      values {
        allowed_values = [
          "publishers/google/models/gemini-2.5-flash:predict",
          "publishers/meta/models/llama3:deploy", # <- here
        ]
      }
    }
  }
}
