# A policy whose name begins with "Microsoft." is the vendor's: nobody can edit it, and it does not stop indirect attacks.
# A deployment without a name is reported by content-filter-named, whose test of the model this one shares: models that
# generate no text are not judged, nor is Claude (format Anthropic), which runs without the content filters of Azure.
package sekisho

import data.lib.rai

applies if named

policy := input.properties.raiPolicyName

named if {
	trim_space(policy) != ""
	rai.filtered_text(input)
}

deny contains {
	"at": ["properties", "raiPolicyName"],
	"facts": {"model": input.properties.model.name, "policy": policy},
} if {
	named
	startswith(lower(trim_space(policy)), "microsoft.")
}
