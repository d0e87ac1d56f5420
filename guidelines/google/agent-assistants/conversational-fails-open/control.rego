# A check by a model that fails lets the message pass if it is to fail open; unset is false. Where prompt security has a policy
# of the company's own, that policy says what counts. A guardrail that is switched off checks nothing in the first place.
package sekisho

applies if {
	input.enabled == true
	count(checks) > 0
}

checks contains {"at": ["llmPromptSecurity", "customPolicy", "failOpen"], "open": input.llmPromptSecurity.customPolicy.failOpen} if {
	input.llmPromptSecurity.customPolicy
}

checks contains {"at": ["llmPromptSecurity", "failOpen"], "open": input.llmPromptSecurity.failOpen} if {
	input.llmPromptSecurity
	not input.llmPromptSecurity.customPolicy
}

checks contains {"at": ["llmPolicy", "failOpen"], "open": input.llmPolicy.failOpen} if input.llmPolicy

deny contains {
	"at": check.at,
	"facts": {"check": check.at[0]},
} if {
	input.enabled == true
	some check in checks
	not check.open == false
}
