resource "aws_guardduty_detector" "main" {
  enable = true
}

resource "aws_guardduty_detector_feature" "ai" {
  detector_id = aws_guardduty_detector.main.id
  name        = "AI_PROTECTION"
  status      = "DISABLED" # <- here
}
