resource "google_apikeys_key" "summary" {
  name         = "summary"
  display_name = "翻訳と要約"

  restrictions {
    api_targets {
      service = "aiplatform.googleapis.com"
    }

    android_key_restrictions { # <- here
      allowed_applications {
        package_name     = "jp.example.app"
        sha1_fingerprint = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
      }
    }
  }
}
