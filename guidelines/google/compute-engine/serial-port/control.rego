# The interactive serial console is off unless metadata switches it on.
package sekisho

deny contains {"at": ["metadata", "entries", "serial-port-enable"], "facts": {"value": value}} if {
	value := input.metadata.entries["serial-port-enable"]
	not safe(value)
}

deny contains {"at": ["metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.metadata.items
	entry.key == "serial-port-enable"
	not safe(entry.value)
}

deny contains {"at": ["properties", "metadata", "entries", "serial-port-enable"], "facts": {"value": value}} if {
	value := input.properties.metadata.entries["serial-port-enable"]
	not safe(value)
}

deny contains {"at": ["properties", "metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.properties.metadata.items
	entry.key == "serial-port-enable"
	not safe(entry.value)
}

# Compute Engine takes several words for yes and no.
safe(value) if lower(sprintf("%v", [value])) in {"false", "0", "no", "n"}
