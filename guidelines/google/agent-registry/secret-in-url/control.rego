# Whoever may read the registry reads its URLs.
package sekisho

import data.lib.google_agent_registry
import data.lib.secrets

addresses := google_agent_registry.addresses(
	object.get(input, "interfaces", []),
	object.get(input, ["agentSpec", "content"], {}),
)

deny contains {
	"at": address.at,
	"facts": {"form": form},
} if {
	some address in addresses
	form := forms(address.url)
}

forms(url) := "user" if before_host(url)

forms(url) := "query" if {
	not before_host(url)
	in_query(url)
}

before_host(url) if regex.match(`://[^/@?]*:[^/@?]+@`, url)

# A token alone, in the place of the user.
before_host(url) if {
	some match in regex.find_all_string_submatch_n(`://([^/@?:]+)@`, url, 1)
	secrets.known_form(match[1])
}

# What stands for a value that is filled in later is none. Tokens of pages and numbers of tokens are not secret.
in_query(url) if {
	some match in regex.find_all_string_submatch_n(`[?&]([a-z0-9_.-]+)=([^&{<$#]{4})`, lower(url), 100)
	telling(match[1])
}

telling(name) if regex.match(`^(key|secret|password|passwd|pwd|sig|signature|code|credentials?)$`, name)

telling(name) if regex.match(`(^|[-_.])((api|access|subscription|functions?|client|account|private|shared|secret|auth|app)[-_.]?key|(client|app|api|shared)[-_.]?secret)$`, name)

telling(name) if {
	regex.match(`token$`, name)
	not regex.match(`(page|next|continuation|max|sync|cursor)[-_.]?token$`, name)
}
