# Port 6379, without encryption, is closed unless somebody opens it.
package sekisho

deny contains {
	"at": ["properties", "enableNonSslPort"],
	"facts": {"value": value},
} if {
	value := object.get(input.properties, "enableNonSslPort", false)
	not value == false
}
