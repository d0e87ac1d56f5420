# With EnableSSMAccess people can open a shell in the containers that serve a model. The vendor's default is not to.
package sekisho

variants := {{"at": [list, i, "EnableSSMAccess"], "variant": object.get(variant, "VariantName", null), "open": variant.EnableSSMAccess} |
	some list in ["ProductionVariants", "ShadowProductionVariants"]
	is_array(input[list])
	some i, variant in input[list]
}

deny contains {"at": one.at, "facts": {"variant": one.variant}} if {
	some one in variants
	not one.open == false
}
