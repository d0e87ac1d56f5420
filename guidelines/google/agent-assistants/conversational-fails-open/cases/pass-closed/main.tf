resource "google_ces_guardrail" "main" {
  guardrail_id = "prompt-guard"
  location     = "us"
  app          = "madoguchi"
  display_name = "入力の見張り"
  enabled      = true

  llm_prompt_security {
    fail_open = false

    default_settings {}
  }
}
