# A compute keeps local accounts for SSH unless disableLocalAuth is true; then only Microsoft Entra ID opens it. Attached clusters
# have accounts of their own and are not judged.
package sekisho

applies if input.properties.computeType in own

own := {"ComputeInstance", "AmlCompute"}

deny contains {
	"at": ["properties", "disableLocalAuth"],
	"facts": {
		"type": input.properties.computeType,
		"value": object.get(input.properties, "disableLocalAuth", null),
	},
} if {
	input.properties.computeType in own
	not input.properties.disableLocalAuth == true
}
