# AWS keeps one managed list of words, PROFANITY. Whether it blocks is asked by denied-topics-and-words.
package sekisho

listed if {
	managed := input.WordPolicyConfig.ManagedWordListsConfig[_]
	managed.Type == "PROFANITY"
}

deny contains {"at": ["WordPolicyConfig", "ManagedWordListsConfig"], "facts": {}} if {
	not listed
}
