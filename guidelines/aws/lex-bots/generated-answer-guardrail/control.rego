# A model that makes answers for a bot is checked only by the guardrail that its intent names. An intent that returns registered
# answers as they are makes none. Agents of Amazon Bedrock have guardrails of their own.
package sekisho

intents := {{"i": i, "j": j, "intent": intent} |
	is_array(input.BotLocales)
	some i, locale in input.BotLocales
	is_array(locale.Intents)
	some j, intent in locale.Intents
}

asked := {{"at": ["BotLocales", one.i, "Intents", one.j, "QnAIntentConfiguration", "BedrockModelConfiguration"], "model": model} |
	some one in intents
	model := one.intent.QnAIntentConfiguration.BedrockModelConfiguration
	not exact(one.intent.QnAIntentConfiguration.DataSourceConfiguration)
}

looked_up := {{"at": ["BotLocales", one.i, "Intents", one.j, "BedrockAgentIntentConfiguration", "BedrockAgentIntentKnowledgeBaseConfiguration", "BedrockModelConfiguration"], "model": model} |
	some one in intents
	model := one.intent.BedrockAgentIntentConfiguration.BedrockAgentIntentKnowledgeBaseConfiguration.BedrockModelConfiguration
}

questions := asked | looked_up

exact(source) if source.BedrockKnowledgeStoreConfiguration.ExactResponse == true

exact(source) if source.KendraConfiguration.ExactResponse == true

exact(source) if source.OpensearchConfiguration.ExactResponse == true

applies if count(questions) > 0

guarded(model) if {
	is_string(model.BedrockGuardrailConfiguration.BedrockGuardrailIdentifier)
	trim_space(model.BedrockGuardrailConfiguration.BedrockGuardrailIdentifier) != ""
}

deny contains {
	"at": array.concat(one.at, ["BedrockGuardrailConfiguration"]),
	"facts": {"intent": object.get(input.BotLocales[one.at[1]].Intents[one.at[3]], "Name", null)},
} if {
	some one in questions
	not guarded(one.model)
}
