# The cluster sends its metrics to Google Cloud unless the service is "none" or the list of components is empty.
package sekisho

deny contains {"at": ["monitoringService"], "facts": {"value": input.monitoringService}} if input.monitoringService == "none"

deny contains {"at": ["monitoringConfig", "componentConfig", "enableComponents"], "facts": {"value": "none"}} if {
	input.monitoringConfig.componentConfig.enableComponents == []
	not input.monitoringService == "none"
}
