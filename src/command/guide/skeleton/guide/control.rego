# Ask for proof of the good state, so that silence fails: `not input.X == good`, never `input.X == bad`.
package sekisho

deny contains {"at": ["Description"], "facts": {"value": object.get(input, "Description", null)}} if {
	not input.Description
}
