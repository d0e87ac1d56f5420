# Without multi-language detection the detectors for prompt injection and harmful content support English only.
# English-only workloads need no more; which languages a workload handles is a declared fact.
package sekisho

languages := [language |
	some language in data.workload.languages
	not english(language)
]

english(language) if lower(language) == "en"

english(language) if startswith(lower(language), "en-")

deny contains {
	"at": ["templateMetadata", "multiLanguageDetection", "enableMultiLanguageDetection"],
	"facts": {"languages": languages},
} if {
	count(languages) > 0
	not input.templateMetadata.multiLanguageDetection.enableMultiLanguageDetection == true
}
