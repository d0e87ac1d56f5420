# Sample phrases show the guardrail what belongs to a denied topic. They are optional, up to five for each topic.
package sekisho

applies if count(input.TopicPolicyConfig.TopicsConfig) > 0

deny contains {
	"at": ["TopicPolicyConfig", "TopicsConfig", i, "Examples"],
	"facts": {"name": object.get(topic, "Name", null)},
} if {
	some i, topic in input.TopicPolicyConfig.TopicsConfig
	not count(topic.Examples) > 0
}
