# A search that takes the newest image of whatever account. Everybody can publish an image under any name, so neither a name nor
# ExecutableUsers says whose it is: strangers can share an image with an account that they know.
package sekisho

# Filters that are not known may be the ones that say whose it is. Their values are not looked at, so that an unknown name does
# not matter: the provider takes the filter itself for enough.
applies if {
	input.MostRecent
	count(filters) >= 0
}

filters := [filter.Name |
	is_array(input.Filters)
	some filter in input.Filters
]

deny contains {
	"at": ["Owners"],
	"facts": {"owner": null},
} if {
	not by_filter
	not by_owners
	count(anybody) == 0
}

deny contains {
	"at": ["Owners", i],
	"facts": {"owner": input.Owners[i]},
} if {
	not by_filter
	some i in anybody
}

by_owners if {
	is_array(input.Owners)
	count(input.Owners) > 0
	every owner in input.Owners {
		is_string(owner)
	}
	count(anybody) == 0
}

# Only Amazon and the sellers of AWS Marketplace have an alias.
by_filter if {
	some name in filters
	name in {"owner-id", "owner-alias", "image-id"}
}

anybody contains i if {
	is_array(input.Owners)
	some i, owner in input.Owners
	regex.match(`^[*?]*$`, owner)
}
