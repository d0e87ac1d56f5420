# An attached policy engine stops calls only in ENFORCE; in LOG_ONLY it writes down what it would have stopped.
package sekisho

applies if input.PolicyEngineConfiguration.Arn

default mode := null

mode := input.PolicyEngineConfiguration.Mode

deny contains {"at": ["PolicyEngineConfiguration", "Mode"], "facts": {"mode": mode}} if {
	not input.PolicyEngineConfiguration.Mode == "ENFORCE"
}
