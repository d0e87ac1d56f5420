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
      DB_HOST         = "db.example.jp"
      DB_PASSWORD_ARN = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:juchu-db"
      SECRET_NAME     = "juchu/db"
      MAX_TOKENS      = "4096"
      NOTE            = "受注の登録"
    }
  }
}
