# Only Disabled takes the users' root access away; Enabled is the vendor's default. Lifecycle configurations keep theirs.
package sekisho

deny contains {"at": ["RootAccess"], "facts": {"value": object.get(input, "RootAccess", null)}} if {
	not input.RootAccess == "Disabled"
}
