# Without a list of allowed models every model of Model Garden can be called and deployed. A list of denied ones lets in
# whatever is new.
package sekisho

import data.lib.google_org_policies

applies if {
	google_org_policies.about(input.name, "vertexai.allowedModels")
	google_org_policies.settled(input.spec.inheritFromParent)
}

default denied := 0

denied := count([value | some rule in input.spec.rules; some value in rule.values.deniedValues])

deny contains {
	"at": google_org_policies.place(input.spec.rules, "allowAll"),
	"facts": {"denied": denied},
} if {
	not google_org_policies.restricted(input.spec.rules)
}
