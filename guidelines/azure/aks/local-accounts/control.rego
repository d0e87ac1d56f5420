# Local accounts stay usable beside Microsoft Entra ID unless they are disabled.
package sekisho

deny contains {
	"at": ["properties", "disableLocalAccounts"],
	"facts": {"value": object.get(input.properties, "disableLocalAccounts", null)},
} if {
	not input.properties.disableLocalAccounts == true
}
