variable "bucket" {
  type = string
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
