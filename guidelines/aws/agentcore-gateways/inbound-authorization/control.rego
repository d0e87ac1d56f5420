# A gateway asks who calls when its authorizer is a JWT's or IAM's. Without one, a Lambda function that sees the request first
# may ask; that has a guide of its own, interceptor-only.
package sekisho

default authorizer := null

authorizer := input.AuthorizerType

# By this the judge knows that a fault rests on the interceptors, too.
applies if count(intercepting) >= 0

asks if authorizer in {"CUSTOM_JWT", "AWS_IAM", "AUTHENTICATE_ONLY"}

intercepting := {interceptor.Interceptor.Lambda.Arn |
	is_array(input.InterceptorConfigurations)
	some interceptor in input.InterceptorConfigurations
	is_array(interceptor.InterceptionPoints)
	some point in interceptor.InterceptionPoints
	point == "REQUEST"
}

deny contains {"at": ["AuthorizerType"], "facts": {"authorizer": authorizer}} if {
	not asks
	count(intercepting) == 0
}
