# A policy engine decides about every tool and its arguments; the authorizer only knows who may enter. AUTHENTICATE_ONLY without
# an engine is for authenticate-only.
package sekisho

applies if not input.AuthorizerType == "AUTHENTICATE_ONLY"

attached if {
	is_string(input.PolicyEngineConfiguration.Arn)
	trim_space(input.PolicyEngineConfiguration.Arn) != ""
}

deny contains {"at": ["PolicyEngineConfiguration"], "facts": {}} if not attached
