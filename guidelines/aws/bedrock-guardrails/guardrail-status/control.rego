# A guardrail serves when it is READY; UPDATING and VERSIONING are short steps of a guardrail that was READY before.
# Status is what the service says about a real guardrail: a definition in code has none, and then there is nothing to judge.
package sekisho

applies if is_string(input.Status)

deny contains {"at": ["Status"], "facts": {"status": status}} if {
	status := input.Status
	not status in {"READY", "UPDATING", "VERSIONING"}
}
