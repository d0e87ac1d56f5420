# Collections under this encryption policy get a key that AWS owns.
package sekisho

applies if {
	lower(input.Type) == "encryption"
	json.is_valid(input.Policy)
}

deny contains {
	"at": ["Policy"],
	"facts": {"collections": resources},
} if {
	document := json.unmarshal(input.Policy)
	not own_key(document)
	resources := sort({resource | some rule in document.Rules; some resource in rule.Resource})
}

own_key(document) if {
	is_string(document.KmsARN)
	document.KmsARN != ""
	not document.AWSOwnedKey == true
}
