# A custom topic that is attached to a policy stops what belongs to it only if it blocks.
# Policies of Microsoft cannot be edited, so they are not judged.
package sekisho

import data.lib.rai

applies if attached

attached if {
	rai.filtering(input)
	is_array(input.properties.customTopics)
	count(input.properties.customTopics) > 0
}

deny contains {
	"at": ["properties", "customTopics", i, "blocking"],
	"facts": {
		"topic": object.get(topic, "topicName", null),
		"source": object.get(topic, "source", null),
		"value": object.get(topic, "blocking", null),
	},
} if {
	attached
	some i, topic in input.properties.customTopics
	not topic.blocking == true
}
