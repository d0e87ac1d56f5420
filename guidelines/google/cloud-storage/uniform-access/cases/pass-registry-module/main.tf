module "documents" {
  source  = "terraform-google-modules/cloud-storage/google//modules/simple_bucket"
  version = "~> 11.0"

  name       = "sekisho-demo-documents"
  project_id = "sekisho-demo"
  location   = "ASIA-NORTHEAST1"
}
