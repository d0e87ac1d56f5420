# An account encrypts what it stores unless encryptionState says otherwise when it is created.
package sekisho

deny contains {
	"at": ["properties", "encryptionState"],
	"facts": {"value": value},
} if {
	value := object.get(input, ["properties", "encryptionState"], "Enabled")
	not value == "Enabled"
}
