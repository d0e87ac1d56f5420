# The volumes of an endpoint's instances are the company's own when KmsKeyId names a key.
# Instances with local storage encrypt it in hardware and refuse a key, and serverless variants have no volume of ours.
package sekisho

applies if {
	some instance_type in instance_types
	not has_local_storage(instance_type)
	not refuses_key
}

instance_types := {variant.InstanceType | some variant in variants}

variants := array.concat(listed("ProductionVariants"), listed("ShadowProductionVariants"))

listed("ProductionVariants") := object.get(input, "ProductionVariants", [])

listed("ShadowProductionVariants") := object.get(input, "ShadowProductionVariants", [])

# One such variant makes the service refuse a key for all of them.
refuses_key if {
	some instance_type in instance_types
	has_local_storage(instance_type)
}

# A d behind the generation says local disks (m5d, c6id, p4de); accelerated families have them without saying so.
has_local_storage(instance_type) if {
	regex.match(`^ml\.([a-z]+[0-9]+[a-z]*d[a-z]*|g4dn|g[5-9][a-z]*|gr[0-9]+|p5[a-z]*|p6[a-z0-9-]*|trn[0-9]+[a-z]*|i[0-9]+[a-z]*)\.`, instance_type)
}

deny contains {"at": ["KmsKeyId"], "facts": {}} if not has_key

has_key if input.KmsKeyId != ""
