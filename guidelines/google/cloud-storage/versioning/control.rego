# Versions are kept only where versioning is enabled.
package sekisho

deny contains {"at": ["versioning", "enabled"], "facts": {"value": object.get(input, ["versioning", "enabled"], null)}} if {
	not input.versioning.enabled == true
}
