# Where AWS WAF cannot be asked, only FAIL_CLOSE keeps requests out.
package sekisho

applies if input.WafConfiguration

default mode := null

mode := input.WafConfiguration.FailureMode

deny contains {"at": ["WafConfiguration", "FailureMode"], "facts": {"mode": mode}} if {
	not input.WafConfiguration.FailureMode == "FAIL_CLOSE"
}
