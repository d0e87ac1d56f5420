# A newer state of a guardrail protects no less than an older version that is still there. The draft is newer than every
# version: where it is weaker, the next version would be. Versions that nobody names are not read, so they are not compared.
package sekisho

import data.lib.guardrail_strength

applies if count(older) > 0

# The draft counts as the newest of all.
number(version) := to_number(version) if version != "DRAFT"

number("DRAFT") := 100000000

older[version] := other if {
	some version, other in data.versions["AWS::Bedrock::Guardrail"][input.GuardrailArn]
	number(version) < number(input.Version)
}

newest := max({number(version) | some version, _ in older})

lost := guardrail_strength.weaker(input, older[sprintf("%v", [newest])])

deny contains {
	"at": ["Version"],
	"facts": {"version": input.Version, "older": sprintf("%v", [newest]), "items": lost},
	"proven": true,
} if {
	count(lost) > 0
}
