# Apps begin with a guard against prompt injection, which can be taken out of the app or switched off. It counts where the app or
# its root agent names it and it is enabled. Code does not tell what a new app begins with, so this is a question for what is live.
# A guardrail that nobody read may be the one.
package sekisho

applies if startswith(input.name, "projects/")

named contains guardrail if {
	is_array(input.guardrails)
	some guardrail in input.guardrails
}

named contains guardrail if {
	some _, agent in data.snapshot["ces.googleapis.com/Agent"]
	agent.name == input.rootAgent
	some guardrail in agent.guardrails
}

known contains guardrail if {
	some _, guardrail in data.snapshot["ces.googleapis.com/Guardrail"]
	guardrail.name in named
}

unread if {
	some name in named
	not name in {guardrail.name | some guardrail in known}
}

root_known if {
	some _, agent in data.snapshot["ces.googleapis.com/Agent"]
	agent.name == input.rootAgent
}

guarded if {
	some guardrail in known
	guardrail.llmPromptSecurity
	guardrail.enabled == true
}

# A switched-off guard is there to be switched on, so the sentence tells it apart.
off := [guardrail.displayName |
	some guardrail in known
	guardrail.llmPromptSecurity
	not guardrail.enabled == true
]

deny contains {
	"at": ["guardrails"],
	"facts": {"off": off},
	"proven": true,
} if {
	startswith(input.name, "projects/")
	not guarded
	not unread
	root_known
}

# An app without a root agent has nothing else that could name one.
deny contains {
	"at": ["rootAgent"],
	"facts": {"off": off},
	"proven": true,
} if {
	startswith(input.name, "projects/")
	not guarded
	not unread
	not input.rootAgent
}

# What nobody read may guard it, so the judge makes `undetermined` of this.
deny contains {
	"at": ["guardrails"],
	"facts": {"off": off},
} if {
	startswith(input.name, "projects/")
	not guarded
	open
}

open if unread

open if {
	input.rootAgent
	not root_known
}
