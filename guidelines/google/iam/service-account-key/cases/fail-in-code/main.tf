resource "google_service_account_key" "chat" { # <- here
  service_account_id = "projects/sekisho-demo/serviceAccounts/chat@sekisho-demo.iam.gserviceaccount.com"
}
