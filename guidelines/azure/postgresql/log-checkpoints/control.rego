# The service's own value is not judged: only somebody who writes the parameter can switch it off.
package sekisho

on := {"on", "true", "1", "yes"}

deny contains {
	"at": ["configurations", i, "properties", "value"],
	"facts": {"parameter": regex.replace(parameter.name, `^.*/`, ""), "value": value},
} if {
	some i, parameter in input.configurations
	regex.match(`(^|/)(log_checkpoints)$`, lower(parameter.name))
	value := object.get(parameter, ["properties", "value"], null)
	not enabled(value)
}

enabled(value) if lower(value) in on
