# The identity of a bot is a managed one, or an application of one's own tenant. An application of many tenants is found by anybody
# and always has a secret; where nothing is said, nothing shows that it is not one.
package sekisho

own := {"UserAssignedMSI", "SingleTenant"}

deny contains {
	"at": ["properties", "msaAppType"],
	"facts": {"value": object.get(input.properties, "msaAppType", null)},
} if {
	not input.properties.msaAppType in own
}
