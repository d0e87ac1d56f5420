# With NONE the gateway decides nothing itself, and a Lambda function that sees the request first decides alone. Without such a
# function the gateway is open to everyone; that is for inbound-authorization.
package sekisho

default authorizer := null

authorizer := input.AuthorizerType

applies if not authorizer in {"CUSTOM_JWT", "AWS_IAM", "AUTHENTICATE_ONLY"}

intercepted if {
	is_array(input.InterceptorConfigurations)
	some interceptor in input.InterceptorConfigurations
	"REQUEST" in interceptor.InterceptionPoints
	interceptor.Interceptor.Lambda.Arn
}

deny contains {"at": ["AuthorizerType"], "facts": {"authorizer": authorizer}} if {
	not authorizer in {"CUSTOM_JWT", "AWS_IAM", "AUTHENTICATE_ONLY"}
	intercepted
}
