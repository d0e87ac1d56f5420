# A topic or word that the company chose to deny is denied when it is evaluated and blocked on input and on output.
# Having no topics and no words is a choice of the business: then there is nothing to judge.
package sekisho

applies if count(input.TopicPolicyConfig.TopicsConfig) > 0

applies if count(input.WordPolicyConfig.WordsConfig) > 0

applies if count(input.WordPolicyConfig.ManagedWordListsConfig) > 0

wanted := {"InputEnabled": true, "InputAction": "BLOCK", "OutputEnabled": true, "OutputAction": "BLOCK"}

# The action has no effect on a side that is not evaluated, so only the switch of that side is reported.
switched_by := {"InputAction": "InputEnabled", "OutputAction": "OutputEnabled"}

loose(entry, setting) if {
	not entry[setting] == wanted[setting]
	not entry[switched_by[setting]] == false
}

deny contains {
	"at": ["TopicPolicyConfig", "TopicsConfig", i, setting],
	"facts": {
		"list": "TopicsConfig",
		"name": object.get(topic, "Name", null),
		"count": 1,
		"setting": setting,
		"value": object.get(topic, setting, null),
	},
} if {
	some i, topic in input.TopicPolicyConfig.TopicsConfig
	some setting, _ in wanted
	loose(topic, setting)
}

deny contains {
	"at": ["WordPolicyConfig", "ManagedWordListsConfig", i, setting],
	"facts": {
		"list": "ManagedWordListsConfig",
		"name": object.get(managed, "Type", null),
		"count": 1,
		"setting": setting,
		"value": object.get(managed, setting, null),
	},
} if {
	some i, managed in input.WordPolicyConfig.ManagedWordListsConfig
	some setting, _ in wanted
	loose(managed, setting)
}

# A list may hold 10,000 words with the same loose setting: they are one finding, at the first of them, with their number.
# The words themselves stay out of the facts, because they may be confidential.
deny contains {
	"at": ["WordPolicyConfig", "WordsConfig", min(same), setting],
	"facts": {
		"list": "WordsConfig",
		"name": null,
		"count": count(same),
		"setting": setting,
		"value": value,
	},
} if {
	words := input.WordPolicyConfig.WordsConfig
	some setting, _ in wanted
	some value in {object.get(word, setting, null) | some word in words; loose(word, setting)}
	same := [i | some i, word in words; loose(word, setting); object.get(word, setting, null) == value]
}
