# Nodes get public addresses unless enableNodePublicIp is false. Attached clusters have networks of their own and are not judged.
package sekisho

applies if input.properties.computeType in own

own := {"ComputeInstance", "AmlCompute"}

deny contains {
	"at": ["properties", "properties", "enableNodePublicIp"],
	"facts": {
		"type": input.properties.computeType,
		"value": object.get(input.properties, ["properties", "enableNodePublicIp"], null),
	},
} if {
	input.properties.computeType in own
	not input.properties.properties.enableNodePublicIp == false
}
