# Runtimes reach the public internet only if their template says so.
package sekisho

# What the system itself defines, nobody can change.
applies if not input.notebookRuntimeType == "ONE_CLICK"

deny contains {
	"at": ["networkSpec", "enableInternetAccess"],
	"facts": {},
} if {
	input.networkSpec
	not input.networkSpec.enableInternetAccess == false
}
