# An AI agent that answers customers, or suggests answers, is checked only by the guardrail that it names. Other types of agents
# have no member for one.
package sekisho

applies if input.Configuration.SelfServiceAIAgentConfiguration

applies if input.Configuration.AnswerRecommendationAIAgentConfiguration

applies if input.Configuration.ManualSearchAIAgentConfiguration

named(guardrail) if {
	is_string(guardrail)
	trim_space(guardrail) != ""
}

deny contains {
	"at": ["Configuration", "SelfServiceAIAgentConfiguration", "SelfServiceAIGuardrailId"],
	"facts": {"customer": true},
} if {
	input.Configuration.SelfServiceAIAgentConfiguration
	not named(input.Configuration.SelfServiceAIAgentConfiguration.SelfServiceAIGuardrailId)
}

deny contains {
	"at": ["Configuration", "AnswerRecommendationAIAgentConfiguration", "AnswerGenerationAIGuardrailId"],
	"facts": {"customer": false},
} if {
	input.Configuration.AnswerRecommendationAIAgentConfiguration
	not named(input.Configuration.AnswerRecommendationAIAgentConfiguration.AnswerGenerationAIGuardrailId)
}

deny contains {
	"at": ["Configuration", "ManualSearchAIAgentConfiguration", "AnswerGenerationAIGuardrailId"],
	"facts": {"customer": false},
} if {
	input.Configuration.ManualSearchAIAgentConfiguration
	not named(input.Configuration.ManualSearchAIAgentConfiguration.AnswerGenerationAIGuardrailId)
}
