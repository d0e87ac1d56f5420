# A data access policy that opens the indexes of all collections, those to come as well. Describing collections is no access.
package sekisho

applies if {
	lower(input.Type) == "data"
	json.is_valid(input.Policy)
}

deny contains {
	"at": ["Policy"],
	"facts": {"resources": resources, "permissions": permissions},
} if {
	open := [rule | some block in blocks; some rule in block.Rules; rule.ResourceType == "index"; count(every_collection(rule)) > 0]
	count(open) > 0
	resources := sort({resource | some rule in open; some resource in every_collection(rule)})
	permissions := sort({permission | some rule in open; some permission in rule.Permission})
}

every_collection(rule) := {resource | some resource in rule.Resource; regex.match(`^index/[*]+(/.*)?$`, resource)}

blocks := document if is_array(document)

blocks := [document] if is_object(document)

document := json.unmarshal(input.Policy)
