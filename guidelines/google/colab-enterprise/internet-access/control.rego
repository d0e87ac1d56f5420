# Runtimes reach the public internet only if their template says so.
package sekisho

deny contains {
	"at": ["networkSpec", "enableInternetAccess"],
	"facts": {},
} if {
	input.networkSpec
	not input.networkSpec.enableInternetAccess == false
}
