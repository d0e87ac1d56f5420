# An endpoint is private when it is peered with a VPC network or published through Private Service Connect. Without
# either, it answers on a public address.
package sekisho

deny contains {
	"at": ["privateServiceConnectConfig", "enablePrivateServiceConnect"],
	"facts": {"value": object.get(input, ["privateServiceConnectConfig", "enablePrivateServiceConnect"], null)},
} if {
	trim_space(input.network) == ""
	not input.privateServiceConnectConfig.enablePrivateServiceConnect == true
}
