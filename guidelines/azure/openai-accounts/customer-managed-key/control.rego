# Where rules ask for keys of one's own, files, fine-tuned models and agent data of the account are held to a key in Key Vault.
# Terraform names the key alone, so a key without a source counts, and Microsoft's own source does not.
package sekisho

applies if input.kind in keepers

keepers := {"OpenAI", "AIServices"}

own_key if {
	input.properties.encryption.keyVaultProperties.keyName != ""
	not input.properties.encryption.keySource == "Microsoft.CognitiveServices"
}

deny contains {
	"at": ["properties", "encryption"],
	"facts": {"source": object.get(input.properties, ["encryption", "keySource"], null)},
} if {
	input.kind in keepers
	data.workload.regulated == true
	not own_key
}
