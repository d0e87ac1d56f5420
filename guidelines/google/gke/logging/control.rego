# The cluster sends its logs to Google Cloud unless the service is "none" or the list of components is empty.
package sekisho

deny contains {"at": ["loggingService"], "facts": {"value": input.loggingService}} if input.loggingService == "none"

deny contains {"at": ["loggingConfig", "componentConfig", "enableComponents"], "facts": {"value": "none"}} if {
	input.loggingConfig.componentConfig.enableComponents == []
	not input.loggingService == "none"
}
