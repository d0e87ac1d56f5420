# 社内検索の基盤。𠮷田が検証のために一部を開けている。
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "strength" {
  description = "プロンプト攻撃フィルターの強度"
  type        = string
}

variable "ssh_from" {
  type    = string
  default = "0.0.0.0/0"
}

locals {
  name = "社内検索"
  tags = { 用途 = "検索対象の文書", 責任者 = "𠮷田" }
}

resource "aws_bedrock_guardrail" "chat" {
  name                      = "チャット"
  description               = "社内チャット用"
  blocked_input_messaging   = "申し訳ありません。お答えできません。"
  blocked_outputs_messaging = "申し訳ありません。表示できません。"

  content_policy_config {
    dynamic "filters_config" {
      for_each = toset(["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"])
      content {
        type            = filters_config.value
        input_strength  = "HIGH"
        output_strength = "HIGH"
      }
    }

    filters_config {
      type = "PROMPT_ATTACK"
      /* 𠮷田: 誤検知が多い */ input_strength = "LOW" # いずれ上げる
      output_strength = "NONE"
    }
  }
}

resource "aws_bedrock_guardrail" "late" {
  name                      = "late"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = var.strength
      output_strength = "NONE"
    }
  }
}

resource "aws_security_group" "bastion" {
  name        = "踏み台"
  description = "bastion"

  ingress {
    description = "運用担当の SSH 🦀"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.ssh_from]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_s3_bucket" "documents" {
  bucket = "example-documents"
  tags   = local.tags
}

resource "aws_s3_bucket_public_access_block" "documents" {
  bucket                  = aws_s3_bucket.documents.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket" "open" {
  bucket = "example-open"
  acl    = "public-read"
}

data "aws_iam_policy_document" "agent" {
  statement {
    sid       = "Everything"
    actions   = ["bedrock:*", "iam:PassRole"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "agent" {
  name   = "agent"
  role   = "agent"
  policy = data.aws_iam_policy_document.agent.json
}

resource "aws_bedrockagent_agent" "ops" {
  agent_name              = "運用"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction             = <<-EOT
    運用を手伝ってください。
    You run operations for us, ${local.name}.
  EOT
}

resource "aws_kms_key" "ai" {
  description         = "AI"
  enable_key_rotation = false
}

resource "azurerm_cognitive_account" "lab" {
  name                = "絵文字🦀とサロゲートペア"
  location            = "japaneast"
  resource_group_name = "rg"
  kind                = "OpenAI"
  sku_name            = "S0"

  network_acls {
    default_action = "Allow"
  }
}

resource "google_model_armor_template" "last" {
  location    = "asia-northeast1"
  template_id = "last"
  filter_config {
    pi_and_jailbreak_filter_settings {
      filter_enforcement = "DISABLED"
    }
  }
}
