resource "aws_guardduty_detector" "main" { # <- here
  enable = true
}
