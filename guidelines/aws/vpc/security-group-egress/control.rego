# A group that lets everything out to everywhere. AWS gives a group such a rule where none is written; Terraform's provider
# deletes it, which the reader fills in as an empty list.
package sekisho

import data.lib.groups

deny contains {
	"at": array.concat(["SecurityGroupEgress", i], open.at),
	"facts": {"range": open.range},
} if {
	some i, rule in input.SecurityGroupEgress
	groups.whole(groups.meant(rule))
	some open in groups.open_ranges(rule)
}

deny contains {
	"at": ["SecurityGroupEgress"],
	"facts": {"range": null},
} if {
	not input.SecurityGroupEgress
}

# Rules that the registry's module knows by name.
deny contains {
	"at": ["EgressRules", i],
	"facts": {"range": open.range},
} if {
	some i, name in input.EgressRules
	groups.whole(groups.known[name])
	some open in groups.listed_ranges("EgressCidrBlocks", input.EgressCidrBlocks)
}
