# A machine follows its project unless its own metadata says otherwise.
package sekisho

deny contains {"at": ["metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.metadata.items
	entry.key == "enable-oslogin"
	not lower(entry.value) in {"true", "1", "yes", "y"}
}

deny contains {"at": ["properties", "metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.properties.metadata.items
	entry.key == "enable-oslogin"
	not lower(entry.value) in {"true", "1", "yes", "y"}
}
