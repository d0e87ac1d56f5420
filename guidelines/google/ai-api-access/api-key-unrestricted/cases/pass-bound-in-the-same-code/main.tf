resource "google_service_account" "gemini" {
  account_id = "gemini"
}

resource "google_apikeys_key" "summary" {
  name         = "summary"
  display_name = "翻訳と要約"
  service_account_email = google_service_account.gemini.email

  restrictions {
    api_targets {
      service = "generativelanguage.googleapis.com"
    }
  }
}
