# The service follows URLs to any host unless restrictOutboundNetworkAccess is true; then only allowedFqdnList is open.
# Content Safety is not among the services that the vendor lists for this setting, so it is not judged here.
package sekisho

applies if input.kind in callers

callers := {"OpenAI", "AIServices"}

deny contains {
	"at": ["properties", "restrictOutboundNetworkAccess"],
	"facts": {
		"setting": "restrictOutboundNetworkAccess",
		"value": object.get(input.properties, "restrictOutboundNetworkAccess", null),
	},
} if {
	input.kind in callers
	not input.properties.restrictOutboundNetworkAccess == true
}

deny contains {
	"at": ["properties", "allowedFqdnList", i],
	"facts": {"setting": "allowedFqdnList", "value": host},
} if {
	input.kind in callers
	some i, host in input.properties.allowedFqdnList
	is_string(host)
	contains(host, "*")
}
