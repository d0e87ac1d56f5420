# The default group of a VPC lets nothing in and nothing out. What has no group of its own gets this one.
package sekisho

deny contains {
	"at": ["SecurityGroupIngress", i],
	"facts": {"direction": "SecurityGroupIngress"},
} if {
	some i, _ in input.SecurityGroupIngress
}

deny contains {
	"at": ["SecurityGroupEgress", i],
	"facts": {"direction": "SecurityGroupEgress"},
} if {
	some i, _ in input.SecurityGroupEgress
}
