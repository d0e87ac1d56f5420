# The interactive serial console is off unless metadata switches it on.
package sekisho

deny contains {"at": ["metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.metadata.items
	entry.key == "serial-port-enable"
	not lower(entry.value) in {"false", "0", "no", "n"}
}

deny contains {"at": ["properties", "metadata", "items", i, "value"], "facts": {"value": object.get(entry, "value", null)}} if {
	some i, entry in input.properties.metadata.items
	entry.key == "serial-port-enable"
	not lower(entry.value) in {"false", "0", "no", "n"}
}
