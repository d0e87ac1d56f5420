resource "google_dialogflow_cx_webhook" "orders" {
  parent       = "projects/sekisho-demo/locations/asia-northeast1/agents/0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d"
  display_name = "受注照会"

  generic_web_service {
    uri             = "https://orders.example.co.jp/webhook"
    request_headers = { Authorization = "Bearer $session.params.user-token" }
  }
}
