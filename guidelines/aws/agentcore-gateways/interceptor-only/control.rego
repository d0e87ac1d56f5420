# With NONE the gateway decides nothing itself, and a Lambda function that sees the request first decides alone. Without such a
# function the gateway is open to everyone; that is for inbound-authorization.
package sekisho

applies if input.AuthorizerType == "NONE"

intercepted if {
	is_array(input.InterceptorConfigurations)
	some interceptor in input.InterceptorConfigurations
	"REQUEST" in interceptor.InterceptionPoints
	interceptor.Interceptor.Lambda.Arn
}

deny contains {"at": ["AuthorizerType"], "facts": {}} if {
	input.AuthorizerType == "NONE"
	intercepted
}
