# A token that is written out in code is readable by everyone who reads the code or its state. A reference is no token.
package sekisho

applies if input.modelConfig

deny contains {
	"at": ["modelConfig", "huggingFaceAccessToken"],
	"facts": {"personal": startswith(token, "hf_")},
} if {
	token := input.modelConfig.huggingFaceAccessToken
	is_string(token)
	trim_space(token) != ""
}
