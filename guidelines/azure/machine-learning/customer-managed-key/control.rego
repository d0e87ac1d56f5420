# Where rules ask for keys of one's own, what the workspace itself keeps (jobs, metrics, agents) is held to a key in Key Vault.
# Terraform names the key alone. A project has the key of its hub.
package sekisho

applies if not input.kind == "Project"

own_key if {
	input.properties.encryption.keyVaultProperties.keyIdentifier != ""
	not input.properties.encryption.status == "Disabled"
}

deny contains {
	"at": ["properties", "encryption"],
	"facts": {"status": object.get(input.properties, ["encryption", "status"], null)},
} if {
	not input.kind == "Project"
	data.workload.regulated == true
	not own_key
}
