resource "google_vertex_ai_endpoint" "summary" {
  name         = "summary"
  display_name = "要約サービス"
  location     = "asia-northeast1"

  predict_request_response_logging_config { # <- here
    enabled       = false
    sampling_rate = 0.1

    bigquery_destination {
      output_uri = "bq://sekisho-demo.vertex_logs.summary"
    }
  }
}
