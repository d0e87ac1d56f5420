resource "google_dialogflow_cx_tool" "customers" {
  parent       = "projects/sekisho-demo/locations/asia-northeast1/agents/0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d"
  display_name = "顧客検索"
  description  = "顧客を検索します。"

  open_api_spec {
    text_schema = "openapi: 3.0.0"

    authentication {
      api_key_config {
        key_name         = "X-Api-Key"
        api_key          = "not-a-real-key" # <- here
        request_location = "HEADER"
      }
    }
  }
}
