# AWS asks that the definition of a denied topic describe the topic: no exceptions or negations, and no instructions.
package sekisho

applies if count(input.TopicPolicyConfig.TopicsConfig) > 0

exceptions := [
	`(^|[^A-Za-z])([Ee]xcept|[Uu]nless|[Nn]ot (containing|including|about|related|concerning)|[Aa]nything (but|other than)|[Ee]verything (but|other than))([^A-Za-z]|$)`,
	`([Tt]opics?|[Cc]ontents?|[Qq]uestions?|[Ss]tatements?|[Aa]nything|[Ee]verything) (that (is|are) )?(outside|unrelated)([^A-Za-z]|$)`,
	`以外の?(すべて|全て|あらゆる|全般|話題|内容|質問|トピック|相談|こと|もの|コンテンツ)|を含まない|[にと]関係(の|し)?ない|に関連しない|と無関係`,
	`を除(き|いて|いた)|を除く(すべて|全て|あらゆる|全般|話題|内容|質問|トピック|相談|こと|もの|コンテンツ|、|。|$)`,
]

instructions := [
	`^ *([Dd]o not|[Dd]on't|[Nn]ever) `,
	`^ *([Aa]void|[Bb]lock|[Dd]eny|[Rr]efuse|[Rr]eject) (all|any|every|the|requests?|users?|questions?|contents?|anything|everything|messages?|answers?|responses?|topics?|discussions?|talk|mentions?)( |$)`,
	`([Uu]sers?|[Yy]ou|[Mm]odels?|[Aa]ssistants?) (must|should) not `,
	`(てはならない|てはいけない|ないでください|(し|答え|触れ|話さ|扱わ)ないこと|(避ける|控える|断る)こと|(ブロック|禁止|拒否|遮断)(する|すること|してください)|を(一切|すべて)?禁止)。?$`,
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
