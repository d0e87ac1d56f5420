variable "key" {
  type = string
}

resource "google_vertex_ai_dataset" "products" {
  display_name        = "商品画像"
  metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
  region              = "asia-northeast1"

  encryption_spec {
    kms_key_name = var.key
  }
}
