variable "addresses" {
  type = list(string)
}

resource "google_apikeys_key" "summary" {
  name         = "summary"
  display_name = "翻訳と要約"

  restrictions {
    api_targets {
      service = "generativelanguage.googleapis.com"
    }

    server_key_restrictions {
      allowed_ips = var.addresses
    }
  }
}
