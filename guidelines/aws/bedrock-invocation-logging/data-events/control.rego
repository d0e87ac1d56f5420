# Calls of agents, knowledge bases and flows are data events, which no trail keeps unless a selector says so. Only the kinds that are there
# are asked for, and one trail of all is enough.
package sekisho

types := {
	"AWS::Bedrock::Agent": "AWS::Bedrock::AgentAlias",
	"AWS::Bedrock::Flow": "AWS::Bedrock::FlowAlias",
	"AWS::Bedrock::KnowledgeBase": "AWS::Bedrock::KnowledgeBase",
}

wanted contains types["AWS::Bedrock::Agent"] if count(data.snapshot["AWS::Bedrock::Agent"]) > 0

wanted contains types["AWS::Bedrock::Flow"] if count(data.snapshot["AWS::Bedrock::Flow"]) > 0

wanted contains types["AWS::Bedrock::KnowledgeBase"] if count(data.snapshot["AWS::Bedrock::KnowledgeBase"]) > 0

applies if {
	count(wanted) > 0
	not input.IsLogging == false
}

kept contains type if {
	is_array(input.AdvancedEventSelectors)
	some selector in input.AdvancedEventSelectors
	is_data(selector)
	some type in types_of(selector)
}

# Another trail may keep them.
kept contains type if {
	some trail in data.snapshot["AWS::CloudTrail::Trail"]
	not trail.IsLogging == false
	is_array(trail.AdvancedEventSelectors)
	some selector in trail.AdvancedEventSelectors
	is_data(selector)
	some type in types_of(selector)
}

is_data(selector) if {
	is_array(selector.FieldSelectors)
	some field in selector.FieldSelectors
	field.Field == "eventCategory"
	is_array(field.Equals)
	"Data" in field.Equals
}

types_of(selector) := {type |
	is_array(selector.FieldSelectors)
	some field in selector.FieldSelectors
	field.Field == "resources.type"
	is_array(field.Equals)
	some type in field.Equals
}

missing := sort([type | some type in wanted; not type in kept])

deny contains {
	"at": ["AdvancedEventSelectors"],
	"facts": {"types": missing},
	"proven": true,
} if {
	not input.IsLogging == false
	count(missing) > 0
}
