# Forwarding is off unless somebody turns it on.
package sekisho

deny contains {
	"at": ["properties", "enableIPForwarding"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, "enableIPForwarding", false)
	not value == false
}
