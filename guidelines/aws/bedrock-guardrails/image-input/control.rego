# Images in prompts are checked by the filters whose InputModalities hold IMAGE; the service's default is TEXT alone.
# MISCONDUCT and PROMPT_ATTACK know images in four Regions only, and code does not say the Region. What is missing or switched off, other guides report.
package sekisho

applies if count(input.ContentPolicyConfig.FiltersConfig) > 0

# Where images are generally available, for all categories. Elsewhere they are in preview, for four of them.
complete if split(input.GuardrailArn, ":")[3] in {"ap-northeast-1", "eu-central-1", "us-east-1", "us-west-2"}

concerned(type) if type in {"HATE", "INSULTS", "SEXUAL", "VIOLENCE"}

concerned(type) if {
	type in {"MISCONDUCT", "PROMPT_ATTACK"}
	complete
}

blind contains filter.Type if {
	some filter in input.ContentPolicyConfig.FiltersConfig
	concerned(filter.Type)
	not "IMAGE" in filter.InputModalities
	not filter.InputEnabled == false
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig"],
	"facts": {"categories": sort(blind)},
} if {
	"image" in data.workload.modalities
	count(blind) > 0
}
