# Who is blocked must be able to read why nothing comes. That is told by the script of the message, where none of the
# declared languages is written in Latin letters. For other languages nothing can be told from a text, so they pass.
package sekisho

scripts := {
	"ar": `[؀-ۿ]`,
	"bg": `[Ѐ-ӿ]`,
	"el": `[Ͱ-Ͽ]`,
	"fa": `[؀-ۿ]`,
	"he": `[֐-׿]`,
	"hi": `[ऀ-ॿ]`,
	"ja": `[ぁ-ヿ一-鿿]`,
	"ko": `[가-힣]`,
	"ru": `[Ѐ-ӿ]`,
	"th": `[ก-๿]`,
	"uk": `[Ѐ-ӿ]`,
	"zh": `[一-鿿]`,
}

primary := [lower(split(language, "-")[0]) | some language in data.workload.languages]

all_in_other_scripts if {
	count(primary) > 0
	count([language | some language in primary; not scripts[language]]) == 0
}

readable(message) if {
	some language in primary
	regex.match(scripts[language], message)
}

messages contains ["BlockedInputMessaging", message] if message := input.BlockedInputMessaging

messages contains ["BlockedOutputsMessaging", message] if message := input.BlockedOutputsMessaging

deny contains {"at": [member], "facts": {"member": member, "languages": sort(data.workload.languages)}} if {
	all_in_other_scripts
	some [member, message] in messages
	not readable(message)
}
