# A machine follows its project unless its own metadata says otherwise.
package sekisho

deny contains {"at": ["metadata", "entries", "enable-oslogin"], "facts": {"value": value}} if {
	value := input.metadata.entries["enable-oslogin"]
	not safe(value)
}

deny contains {"at": ["metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.metadata.items
	entry.key == "enable-oslogin"
	not safe(entry.value)
}

deny contains {"at": ["properties", "metadata", "entries", "enable-oslogin"], "facts": {"value": value}} if {
	value := input.properties.metadata.entries["enable-oslogin"]
	not safe(value)
}

deny contains {"at": ["properties", "metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.properties.metadata.items
	entry.key == "enable-oslogin"
	not safe(entry.value)
}

# Compute Engine takes several words for yes and no.
safe(value) if lower(sprintf("%v", [value])) in {"true", "1", "yes", "y"}
