resource "google_apikeys_key" "summary" {
  name         = "summary"
  display_name = "翻訳と要約"

  restrictions {
    api_targets {
      service = "generativelanguage.googleapis.com"
    }

    browser_key_restrictions { # <- here
      allowed_referrers = ["https://www.example.jp/*"]
    }
  }
}
