resource "google_ces_guardrail" "main" {
  guardrail_id = "prompt-guard"
  location     = "us"
  app          = "madoguchi"
  display_name = "入力の見張り"

  llm_prompt_security {
    fail_open = true

    default_settings {}
  }
}
