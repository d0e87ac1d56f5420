resource "google_ces_guardrail" "main" {
  guardrail_id = "prompt-guard"
  location     = "us"
  app          = "madoguchi"
  display_name = "入力の見張り"
  enabled      = false

  model_safety {
    safety_settings {
      category  = "HARM_CATEGORY_HATE_SPEECH"
      threshold = "BLOCK_NONE"
    }
  }
}
