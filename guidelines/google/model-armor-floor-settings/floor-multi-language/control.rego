# A floor setting that screens a service judges in English unless multi-language detection is enabled in it.
# Which languages a workload handles is a declared fact.
package sekisho

applies if "AI_PLATFORM" in input.integratedServices

applies if "GOOGLE_MCP_SERVER" in input.integratedServices

languages := [language |
	some language in data.workload.languages
	not english(language)
]

english(language) if lower(language) == "en"

english(language) if startswith(lower(language), "en-")

deny contains {
	"at": ["floorSettingMetadata", "multiLanguageDetection", "enableMultiLanguageDetection"],
	"facts": {"languages": languages},
} if {
	count(input.integratedServices) > 0
	count(languages) > 0
	not input.floorSettingMetadata.multiLanguageDetection.enableMultiLanguageDetection == true
}
