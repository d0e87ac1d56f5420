# A floor setting without an ENABLED prompt injection filter neither screens prompts in line nor demands the filter of templates.
# The basic example of the Terraform provider has an empty filterConfig, so that case is told apart for the reader. One that
# leaves its project to an enforced floor setting above needs no filters of its own.
package sekisho

import data.lib.model_armor

# Its own filters and enforcement settle most of it, whatever could not be read of projects and folders.
sees_unread := true

applies if not model_armor.inherits(input)

default empty := false

empty if input.filterConfig == {}

deny contains {
	"at": ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"],
	"facts": {
		"empty": empty,
		"value": object.get(input, ["filterConfig", "piAndJailbreakFilterSettings", "filterEnforcement"], null),
	},
	"proven": proven,
} if {
	not input.filterConfig.piAndJailbreakFilterSettings.filterEnforcement == "ENABLED"
}

# The one above may be enforced where nobody could read it.
default proven := true

proven := false if model_armor.perhaps_inherits(input)
