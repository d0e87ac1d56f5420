# AWS asks that the definition of a denied topic describe the topic: no exceptions or negations, and no instructions.
package sekisho

applies if count(input.TopicPolicyConfig.TopicsConfig) > 0

exceptions := [
	`(^|[^A-Za-z])([Ee]xcept|[Uu]nless|[Nn]ot (containing|including|about|related|concerning)|[Aa]nything (but|other than)|[Ee]verything (but|other than))([^A-Za-z]|$)`,
	`以外の?(すべて|全て|あらゆる|全般|話題|内容|質問|トピック|相談|こと|もの|コンテンツ)|を除(く|き|いて|いた)|を含まない|に関係(の|し)ない|に関連しない|と無関係`,
]

instructions := [
	`^ *([Bb]lock|[Dd]eny|[Dd]o not|[Dd]on't|[Nn]ever|[Rr]efuse|[Rr]eject)( |$)`,
	`(してはならない|してはいけない|しないこと|しないでください|(ブロック|禁止|拒否|遮断)(する|すること|してください))。?$`,
]

says(definition, patterns) if {
	some pattern in patterns
	regex.match(pattern, definition)
}

problem(definition) := "exception" if says(definition, exceptions)

problem(definition) := "instruction" if {
	says(definition, instructions)
	not says(definition, exceptions)
}

deny contains {
	"at": ["TopicPolicyConfig", "TopicsConfig", i, "Definition"],
	"facts": {"name": object.get(topic, "Name", null), "problem": found},
} if {
	some i, topic in input.TopicPolicyConfig.TopicsConfig
	found := problem(topic.Definition)
}
