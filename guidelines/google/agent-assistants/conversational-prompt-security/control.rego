# Apps begin with a guard against prompt injection, which can be taken out of the app or switched off. It counts where the app or
# its root agent names it, it is enabled, and it looks at what people say: a policy of the company's own may look at answers
# alone. Code does not tell what a new app begins with, so this is a question for what is live. A guardrail that nobody read may
# be the one.
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
	reads_input(guardrail)
}

reads_input(guardrail) if not guardrail.llmPromptSecurity.customPolicy

reads_input(guardrail) if {
	guardrail.llmPromptSecurity.customPolicy.policyScope in {"USER_QUERY", "USER_QUERY_AND_AGENT_RESPONSE"}
}

# Unspecified is the input.
reads_input(guardrail) if {
	guardrail.llmPromptSecurity.customPolicy
	not guardrail.llmPromptSecurity.customPolicy.policyScope
}

# A switched-off guard is there to be switched on, so the sentence tells it apart.
off := [guardrail.displayName |
	some guardrail in known
	guardrail.llmPromptSecurity
	not guardrail.enabled == true
]

# Nor does one that looks at answers alone.
answers := [guardrail.displayName |
	some guardrail in known
	guardrail.llmPromptSecurity
	guardrail.enabled == true
	not reads_input(guardrail)
]

deny contains {
	"at": ["guardrails"],
	"facts": {"off": off, "answers": answers},
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
	"facts": {"off": off, "answers": answers},
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
	"facts": {"off": off, "answers": answers},
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
