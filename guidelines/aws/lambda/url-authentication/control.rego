# A function URL asks for IAM credentials only when AuthType is AWS_IAM.
package sekisho

deny contains {
	"at": ["AuthType"],
	"facts": {"value": object.get(input, "AuthType", null)},
} if {
	not input.AuthType == "AWS_IAM"
}
