# A store is either on Bigtable or for optimized serving, and the latter has a public endpoint unless Private Service Connect is
# enabled. That it is optimized is an empty object, so what is asked is whether it is on Bigtable.
package sekisho

applies if not input.bigtable

deny contains {
	"at": ["dedicatedServingEndpoint", "privateServiceConnectConfig", "enablePrivateServiceConnect"],
	"facts": {"value": object.get(input, ["dedicatedServingEndpoint", "privateServiceConnectConfig", "enablePrivateServiceConnect"], null)},
} if {
	not input.bigtable
	not input.dedicatedServingEndpoint.privateServiceConnectConfig.enablePrivateServiceConnect == true
}
