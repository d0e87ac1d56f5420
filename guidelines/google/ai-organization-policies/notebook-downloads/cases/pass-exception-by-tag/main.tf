resource "google_org_policy_policy" "ai" {
  name   = "projects/sekisho-demo/policies/ainotebooks.disableFileDownloads"
  parent = "projects/sekisho-demo"

  spec {
    rules {
      enforce = "TRUE"
    }

    rules {
      enforce = "FALSE"

      condition {
        title      = "検証用"
        expression = "resource.matchTag('123456789012/env', 'lab')"
      }
    }
  }
}
