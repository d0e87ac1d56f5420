resource "aws_kms_key" "kokyaku" {
  description = "顧客情報の暗号化"
}
