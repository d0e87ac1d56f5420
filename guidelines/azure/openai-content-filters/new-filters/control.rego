# The list of filters that a location offers grows. A policy written before keeps silent about the new ones, and nobody decided
# to do without them. Whoever names a filter in the policy, enabled or not, has decided.
# The filters that other guides ask for, and the two that are a matter of taste, are not asked for here.
# Policies of Microsoft cannot be edited, so they are not judged. What code declares has no location yet and is not judged either.
package sekisho

import data.lib.rai

applies if live

live if {
	rai.filtering(input)
	input.id
}

elsewhere := rai.harms | {
	"Jailbreak",
	"Indirect Attack",
	"Indirect Attack Spotlighting",
	"Protected Material Text",
	"Protected Material Code",
	"Profanity",
}

account := split(lower(input.id), "/raipolicies/")[0]

subscription := split(account, "/resourcegroups/")[0]

location := lower(replace(found, " ", "")) if {
	some id, one in data.snapshot["Microsoft.CognitiveServices/accounts"]
	lower(id) == account
	found := one.location
}

catalogue := concat("", [subscription, "/providers/microsoft.cognitiveservices/locations/", location, "/raicontentfilters/"])

named := {folded(filter.name) | some filter in rai.filters(input)}

# Older policies write names without spaces.
folded(name) := regex.replace(lower(name), `[ _-]`, "")

offered := {filter.properties.name |
	some id, filter in data.snapshot["Microsoft.CognitiveServices/locations/raiContentFilters"]
	startswith(lower(id), catalogue)
}

unnamed := sort({name |
	some name in offered
	not name in elsewhere
	not folded(name) in named
})

deny contains {
	"proven": true,
	"at": ["properties", "contentFilters"],
	"facts": {"filters": unnamed, "location": location},
} if {
	live
	count(unnamed) > 0
}

# Without the catalogue of its location nothing shows that the policy names everything.
deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"filters": [], "location": null},
} if {
	live
	count(offered) == 0
}

deny contains {
	"at": ["properties", "contentFilters"],
	"facts": {"filters": [], "location": null},
} if {
	live
	not catalogue
}
