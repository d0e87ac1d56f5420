# A store for optimized serving has a public endpoint unless Private Service Connect is enabled. Stores on Bigtable have no
# endpoint of their own.
package sekisho

applies if input.optimized

deny contains {
	"at": ["dedicatedServingEndpoint", "privateServiceConnectConfig", "enablePrivateServiceConnect"],
	"facts": {"value": object.get(input, ["dedicatedServingEndpoint", "privateServiceConnectConfig", "enablePrivateServiceConnect"], null)},
} if {
	input.optimized
	not input.dedicatedServingEndpoint.privateServiceConnectConfig.enablePrivateServiceConnect == true
}
