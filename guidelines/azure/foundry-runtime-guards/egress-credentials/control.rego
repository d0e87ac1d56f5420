# A header that carries a credential takes it from a secret or a managed identity. The API never returns a static value, so
# that there is no reference is what tells of one.
package sekisho

applies if input.properties.egressPolicy

rules := input.properties.egressPolicy.rules if is_array(input.properties.egressPolicy.rules)

credential(name) if lower(name) in {"authorization", "proxy-authorization", "cookie", "x-functions-key", "ocp-apim-subscription-key"}

credential(name) if regex.match(`(^|[-_])((api|auth|access|account|secret|subscription)[-_]?key|auth|[a-z]*token|secret|password|credentials?)([-_]|$)`, lower(name))

deny contains {
	"at": ["properties", "egressPolicy", "rules", i, "action", "headers", j],
	"facts": {"rule": object.get(rule, "name", null), "header": header.name},
} if {
	some i, rule in rules
	some j, header in rule.action.headers
	credential(header.name)
	not header.operation == "Remove"
	not count(header.valueRef) > 0
}
