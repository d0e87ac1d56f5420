resource "google_ces_guardrail" "main" {
  guardrail_id = "prompt-guard"
  location     = "us"
  app          = "madoguchi"
  display_name = "入力の見張り"
  enabled      = true

  content_filter {
    banned_contents = ["極秘"]
    match_type      = "SIMPLE_STRING_MATCH"
  }
}
