# With AUTHENTICATE_ONLY the gateway looks whether a token is valid and no further; it hands the token on, and the target decides.
# A policy engine decides for each tool; whether it enforces is asked by policy-engine-mode.
package sekisho

applies if input.AuthorizerType == "AUTHENTICATE_ONLY"

attached if {
	is_string(input.PolicyEngineConfiguration.Arn)
	trim_space(input.PolicyEngineConfiguration.Arn) != ""
}

deny contains {"at": ["PolicyEngineConfiguration"], "facts": {}} if not attached
