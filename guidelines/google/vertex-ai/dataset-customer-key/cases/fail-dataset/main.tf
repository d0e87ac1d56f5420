resource "google_vertex_ai_dataset" "products" { # <- here
  display_name        = "商品画像"
  metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
  region              = "asia-northeast1"
}
