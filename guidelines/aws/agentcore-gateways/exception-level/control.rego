# Callers get a generic message when ExceptionLevel is left out; DEBUG is the only value, and tells them what went wrong inside.
package sekisho

deny contains {"at": ["ExceptionLevel"], "facts": {"level": input.ExceptionLevel}} if {
	not input.ExceptionLevel in {"", null}
}
