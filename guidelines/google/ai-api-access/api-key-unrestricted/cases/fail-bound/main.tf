resource "google_apikeys_key" "summary" { # <- here
  name         = "summary"
  display_name = "翻訳と要約"
  service_account_email = "gemini@sekisho-demo.iam.gserviceaccount.com"
}
