# A group that lets everything out to everywhere. AWS gives a group such a rule where none is written; Terraform's provider
# deletes it, which the reader fills in as an empty list.
package sekisho

import data.lib.groups

deny contains {
	"at": array.concat(["SecurityGroupEgress", i], open.at),
	"facts": {"range": open.range},
} if {
	some i, rule in input.SecurityGroupEgress
	groups.whole(rule)
	some open in groups.open_ranges(rule)
}

deny contains {
	"at": ["SecurityGroupEgress"],
	"facts": {"range": null},
} if {
	not input.SecurityGroupEgress
}
