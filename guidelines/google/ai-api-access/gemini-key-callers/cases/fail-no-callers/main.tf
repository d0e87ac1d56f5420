resource "google_apikeys_key" "summary" {
  name         = "summary"
  display_name = "翻訳と要約"
  service_account_email = "gemini@sekisho-demo.iam.gserviceaccount.com"

  restrictions { # <- here
    api_targets {
      service = "generativelanguage.googleapis.com"
    }
  }
}
