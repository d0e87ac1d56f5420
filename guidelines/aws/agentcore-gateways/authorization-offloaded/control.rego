# With NONE and an interceptor, or AUTHENTICATE_ONLY, the gateway decides nothing itself. A policy engine beside AUTHENTICATE_ONLY
# decides for each tool; whether it enforces is asked by policy-engine-mode. NONE without interceptor is for inbound-authorization.
package sekisho

applies if input.AuthorizerType in {"NONE", "AUTHENTICATE_ONLY"}

intercepted if {
	is_array(input.InterceptorConfigurations)
	some interceptor in input.InterceptorConfigurations
	"REQUEST" in interceptor.InterceptionPoints
	interceptor.Interceptor.Lambda.Arn
}

engine if {
	is_string(input.PolicyEngineConfiguration.Arn)
	input.PolicyEngineConfiguration.Arn != ""
}

deny contains {"at": ["AuthorizerType"], "facts": {"authorizer": "NONE"}} if {
	input.AuthorizerType == "NONE"
	intercepted
}

deny contains {"at": ["PolicyEngineConfiguration"], "facts": {"authorizer": "AUTHENTICATE_ONLY"}} if {
	input.AuthorizerType == "AUTHENTICATE_ONLY"
	not engine
}
