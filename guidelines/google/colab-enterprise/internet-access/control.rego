# Runtimes reach the public internet only if their template says so.
package sekisho

deny contains {
	"at": ["networkSpec", "enableInternetAccess"],
	"facts": {"network": object.get(input, ["networkSpec", "network"], null)},
} if {
	input.networkSpec
	not input.networkSpec.enableInternetAccess == false
}
