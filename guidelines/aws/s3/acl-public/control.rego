# An ACL that lets everyone in.
# A bucket that ignores public ACLs has none that count.
package sekisho

applies if not input.PublicAccessBlockConfiguration.IgnorePublicAcls == true

canned := {"PublicRead", "PublicReadWrite"}

deny contains {
	"at": ["AccessControl"],
	"facts": {"acl": input.AccessControl, "permission": null},
} if {
	input.AccessControl in canned
}

deny contains {
	"at": ["AccessControlPolicy", "CannedACL"],
	"facts": {"acl": input.AccessControlPolicy.CannedACL, "permission": null},
} if {
	input.AccessControlPolicy.CannedACL in canned
}

deny contains {
	"at": ["AccessControlPolicy", "Grants", i, "Grantee", "URI"],
	"facts": {"acl": null, "permission": permission},
} if {
	some i, grant in input.AccessControlPolicy.Grants
	endswith(grant.Grantee.URI, "/AllUsers")
	permission := granted(grant)
}

granted(grant) := grant.Permission if grant.Permission

granted(grant) := concat(", ", grant.Permissions) if {
	grant.Permissions
	not grant.Permission
}

granted(grant) := "" if {
	not grant.Permissions
	not grant.Permission
}
