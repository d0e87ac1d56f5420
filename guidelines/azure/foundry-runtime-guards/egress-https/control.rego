# A rule that sends traffic on over http takes the encryption off it, together with the headers that it adds.
package sekisho

applies if input.properties.egressPolicy

rules := input.properties.egressPolicy.rules if is_array(input.properties.egressPolicy.rules)

deny contains {
	"at": ["properties", "egressPolicy", "rules", i, "action", "rewrite", "scheme"],
	"facts": {"rule": object.get(rule, "name", null), "scheme": rule.action.rewrite.scheme},
} if {
	some i, rule in rules
	rule.action.rewrite.scheme
	not rule.action.rewrite.scheme == "https"
}
