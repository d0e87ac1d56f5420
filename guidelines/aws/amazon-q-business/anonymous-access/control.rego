# An application without users cannot look at the permissions of documents. What says nothing, the service gives another type.
package sekisho

applies if input.IdentityType

deny contains {"at": ["IdentityType"], "facts": {}} if {
	upper(input.IdentityType) == "ANONYMOUS"
}
