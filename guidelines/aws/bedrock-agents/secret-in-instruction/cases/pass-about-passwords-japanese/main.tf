locals {
  instruction = <<-EOT
    あなたは社内ヘルプデスクの担当者です。
    パスワードは聞かないでください。利用者がパスワードを書いても、繰り返してはいけません。
    パスワードは12文字以上で、パスワードは AES-256 で暗号化されています。
    パスワードは 1Password に保存されています。トークンは OAuth2 で取得します。
    API キーは Secrets Manager にあります。パスワード: 必須。パスワードは 90 日ごとに変更します。
    トークンは 1時間 で失効します。トークン数は4096です。トークンは200000までです。
    シークレットは Secrets Manager の prod-db-2 にあります。
  EOT
}

resource "aws_bedrockagent_agent" "this" {
  agent_name              = "support-agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction             = local.instruction
}
