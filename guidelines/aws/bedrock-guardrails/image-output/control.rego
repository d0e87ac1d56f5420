# Generated images are checked by the filters whose OutputModalities hold IMAGE; the service's default is TEXT alone.
# MISCONDUCT knows images in four Regions only, and code does not say the Region. PROMPT_ATTACK has no output. What is missing or off, harm-filters reports.
package sekisho

applies if count(input.ContentPolicyConfig.FiltersConfig) > 0

# Where images are generally available, for all categories. Elsewhere they are in preview, for four of them.
complete if split(input.GuardrailArn, ":")[3] in {"ap-northeast-1", "eu-central-1", "us-east-1", "us-west-2"}

concerned(type) if type in {"HATE", "INSULTS", "SEXUAL", "VIOLENCE"}

concerned(type) if {
	type == "MISCONDUCT"
	complete
}

blind contains filter.Type if {
	some filter in input.ContentPolicyConfig.FiltersConfig
	concerned(filter.Type)
	not "IMAGE" in filter.OutputModalities
	not filter.OutputEnabled == false
}

deny contains {
	"at": ["ContentPolicyConfig", "FiltersConfig"],
	"facts": {"categories": sort(blind)},
} if {
	"image" in data.workload.modalities
	count(blind) > 0
}
