# Modes under which Bedrock gives nothing to the provider of a model. What is not one of them may.
package sekisho

applies if input.DataRetention

kept := {"none", "default", "inherit", "aws_review"}

default mode := null

mode := input.DataRetention.Mode

deny contains {
	"at": ["DataRetention", "Mode"],
	"facts": {"mode": mode},
} if {
	input.DataRetention
	not lower(mode) in kept
}
