# A policy that is attached to nothing enforces nothing. In code a policy may be attached elsewhere, so only what the organization itself
# answers is judged.
package sekisho

applies if {
	input.Type == "BEDROCK_POLICY"
	is_array(input.Targets)
}

deny contains {"at": ["Targets"], "facts": {"name": input.Name}} if {
	input.Type == "BEDROCK_POLICY"
	is_array(input.Targets)
	count([target | some target in input.Targets; target.TargetId]) == 0
}
