# A machine sends only its own packets unless forwarding is switched on.
package sekisho

deny contains {"at": ["canIpForward"], "facts": {"value": input.canIpForward}} if input.canIpForward == true

deny contains {"at": ["properties", "canIpForward"], "facts": {"value": input.properties.canIpForward}} if {
	input.properties.canIpForward == true
}
