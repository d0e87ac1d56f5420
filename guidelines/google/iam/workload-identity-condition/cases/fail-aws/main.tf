resource "google_iam_workload_identity_pool_provider" "batch" { # <- here
  workload_identity_pool_id          = "batch"
  workload_identity_pool_provider_id = "aws"
  display_name                       = "夜間バッチ"

  aws {
    account_id = "111122223333"
  }
}
