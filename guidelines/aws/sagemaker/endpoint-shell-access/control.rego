# With EnableSSMAccess people can open a shell in the containers that serve a model. The vendor's default is not to.
package sekisho

deny contains {"at": ["ProductionVariants", i, "EnableSSMAccess"], "facts": {"variant": object.get(variant, "VariantName", null)}} if {
	some i, variant in input.ProductionVariants
	not variant.EnableSSMAccess == false
}

deny contains {"at": ["ShadowProductionVariants", i, "EnableSSMAccess"], "facts": {"variant": object.get(variant, "VariantName", null)}} if {
	some i, variant in input.ShadowProductionVariants
	not variant.EnableSSMAccess == false
}
