resource "aws_lambda_function" "juchu" {
  function_name = "juchu"
  description   = "受注の登録"
  role          = "arn:aws:iam::111122223333:role/juchu"
  runtime       = "python3.13"
  handler       = "main.handler"
  s3_bucket     = "example-deploy"
  s3_key        = "juchu.zip"

  environment {
    variables = {
      DATABASE_URL = "postgres://juchu:hanako-2026@db.example.jp:5432/juchu" # <- here
      STAGE        = "prod"
    }
  }
}
