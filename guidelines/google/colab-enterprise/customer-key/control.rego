# Without a key of one's own, Google's keys encrypt, and there is nothing to disable.
package sekisho

# What the system itself defines, nobody can change.
applies if not input.notebookRuntimeType == "ONE_CLICK"

deny contains {
	"at": ["encryptionSpec", "kmsKeyName"],
	"facts": {"value": object.get(input, ["encryptionSpec", "kmsKeyName"], null)},
} if {
	trim_space(object.get(input, ["encryptionSpec", "kmsKeyName"], "")) == ""
}
