# Who may read which index is decided only when fine-grained access control is on.
package sekisho

deny contains {
	"at": ["AdvancedSecurityOptions", "Enabled"],
	"facts": {"value": object.get(input, ["AdvancedSecurityOptions", "Enabled"], null)},
} if {
	not input.AdvancedSecurityOptions.Enabled == true
}
