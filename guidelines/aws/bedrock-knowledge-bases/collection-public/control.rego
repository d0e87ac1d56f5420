# A network policy of OpenSearch Serverless that lets every network in. Who may read is said elsewhere, in data access policies.
package sekisho

applies if {
	lower(input.Type) == "network"
	json.is_valid(input.Policy)
}

deny contains {
	"at": ["Policy"],
	"facts": {"collections": resources},
} if {
	open := [block | some block in blocks; not private(block)]
	count(open) > 0
	resources := sort({resource | some block in open; some rule in block.Rules; some resource in rule.Resource})
}

blocks := document if is_array(document)

blocks := [document] if is_object(document)

document := json.unmarshal(input.Policy)

private(block) if block.AllowFromPublic == false

# A block that names its sources means only those.
private(block) if {
	not "AllowFromPublic" in {key | some key, _ in block}
	some sources in {"SourceVPCEs", "SourceServices"}
	count(block[sources]) > 0
}
