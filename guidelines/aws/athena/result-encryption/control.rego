# The workgroup decides how results are encrypted when it names an option and lets no client override it. Results that
# Athena keeps itself are always encrypted. A database made by Terraform has the option beside its bucket.
package sekisho

deny contains {
	"at": ["WorkGroupConfiguration", "ResultConfiguration", "EncryptionConfiguration", "EncryptionOption"],
	"facts": {"enforced": null},
} if {
	input.WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled == false
	not input.WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption
}

deny contains {"at": ["EncryptionConfiguration", "EncryptionOption"], "facts": {"enforced": null}} if {
	input.CreatesDatabase
	not input.EncryptionConfiguration.EncryptionOption
}

deny contains {
	"at": ["WorkGroupConfiguration", "EnforceWorkGroupConfiguration"],
	"facts": {"enforced": false},
} if {
	input.WorkGroupConfiguration.EnforceWorkGroupConfiguration == false
}
