# An AI agent that answers customers, or suggests answers, is checked only by the guardrail that it names. Summaries and notes are
# for staff and not asked for, and agents for e-mail have no member for a guardrail.
package sekisho

applies if input.Configuration.SelfServiceAIAgentConfiguration

applies if input.Configuration.AnswerRecommendationAIAgentConfiguration

applies if input.Configuration.ManualSearchAIAgentConfiguration

applies if input.Configuration.OrchestrationAIAgentConfiguration

named(guardrail) if {
	is_string(guardrail)
	trim_space(guardrail) != ""
}

deny contains {
	"at": ["Configuration", "SelfServiceAIAgentConfiguration", "SelfServiceAIGuardrailId"],
	"facts": {"audience": "customers"},
} if {
	input.Configuration.SelfServiceAIAgentConfiguration
	not named(input.Configuration.SelfServiceAIAgentConfiguration.SelfServiceAIGuardrailId)
}

# It talks to customers or to staff, and uses tools for both.
deny contains {
	"at": ["Configuration", "OrchestrationAIAgentConfiguration", "OrchestrationAIGuardrailId"],
	"facts": {"audience": "tools"},
} if {
	input.Configuration.OrchestrationAIAgentConfiguration
	not named(input.Configuration.OrchestrationAIAgentConfiguration.OrchestrationAIGuardrailId)
}

deny contains {
	"at": ["Configuration", "AnswerRecommendationAIAgentConfiguration", "AnswerGenerationAIGuardrailId"],
	"facts": {"audience": "staff"},
} if {
	input.Configuration.AnswerRecommendationAIAgentConfiguration
	not named(input.Configuration.AnswerRecommendationAIAgentConfiguration.AnswerGenerationAIGuardrailId)
}

deny contains {
	"at": ["Configuration", "ManualSearchAIAgentConfiguration", "AnswerGenerationAIGuardrailId"],
	"facts": {"audience": "staff"},
} if {
	input.Configuration.ManualSearchAIAgentConfiguration
	not named(input.Configuration.ManualSearchAIAgentConfiguration.AnswerGenerationAIGuardrailId)
}
