# On a private endpoint a deployed index asks nobody who they are unless it names whose tokens it takes. Public endpoints check
# IAM, and have a guide of their own.
package sekisho

# An index whose endpoint is written elsewhere may be on a public one. Every endpoint has a name for people.
applies if {
	input.displayName
	input.publicEndpointEnabled == false
	count(input.deployedIndexes) > 0
}

deny contains {
	"at": ["deployedIndexes", i, "deployedIndexAuthConfig"],
	"facts": {"index": object.get(index, "id", null)},
} if {
	input.publicEndpointEnabled == false
	some i, index in input.deployedIndexes
	not authenticated(index.deployedIndexAuthConfig.authProvider)
}

authenticated(provider) if {
	count(provider.audiences) > 0
	count(provider.allowedIssuers) > 0
}
