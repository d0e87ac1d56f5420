# Soft delete cannot be switched off any more, but without purge protection what was deleted can be purged before its time.
package sekisho

deny contains {
	"at": ["properties", "enablePurgeProtection"],
	"facts": {"value": object.get(input.properties, "enablePurgeProtection", null)},
} if {
	not input.properties.enablePurgeProtection == true
}
