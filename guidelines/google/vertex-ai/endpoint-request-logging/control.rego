# Requests and answers are recorded only if logging is enabled and some share of them is taken. Endpoints that are
# peered with a VPC network cannot log, so they are not asked.
package sekisho

applies if {
	trim_space(input.network) == ""
	not garden
}

# What is deployed from Model Garden in one step takes no such setting in code; the endpoint that comes of it does.
garden if input.publisherModelName

garden if input.huggingFaceModelId

config := input.predictRequestResponseLoggingConfig

logged if {
	config.enabled == true
	config.samplingRate > 0
}

deny contains {
	"at": ["predictRequestResponseLoggingConfig"],
	"facts": {
		"enabled": object.get(input, ["predictRequestResponseLoggingConfig", "enabled"], null),
		"rate": object.get(input, ["predictRequestResponseLoggingConfig", "samplingRate"], null),
	},
} if {
	not logged
}
