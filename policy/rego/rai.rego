# Content filter policies (RAI policies) of Azure: which is on the account of what, and which of two is weaker.
package lib.rai

# Policies of Microsoft are on every account, and nobody can change them.
system_managed(policy) if policy.properties.type == "SystemManaged"

system_managed(policy) if regex.match(`(^|/)microsoft\.`, lower(policy.name))

# A policy whose content filters a company can change: none of Microsoft, and none that is written in Rego instead (ACS).
filtering(policy) if {
	not system_managed(policy)
	not policy.properties.format == "ACS"
}

# Whether `other`, called `id` in the snapshot, is the `kind` of this name on the account of `resource`, one of its `own`
# kind. Live ids say the account; in code no id is known yet, and both name the same parent. ARM folds case.
beside(resource, own, id, _, kind, name) if {
	account := split(lower(resource.id), concat("", ["/", lower(own), "/"]))[0]
	lower(id) == concat("/", [account, lower(kind), lower(name)])
}

beside(resource, _, _, other, _, name) if {
	other.parent == resource.parent
	short(other.name) == lower(name)
}

# Whether the policies of the account of a live deployment were listed: those of Microsoft are always among them. In code the
# policies that stand elsewhere are never known.
policies_listed(deployment) if {
	account := split(lower(deployment.id), "/deployments/")[0]
	some id, _ in data.snapshot["Microsoft.CognitiveServices/accounts/raiPolicies"]
	startswith(lower(id), concat("", [account, "/raipolicies/"]))
}

# A template calls what stands below an account ACCOUNT/NAME.
short(name) := lower(leaf(name))

leaf(name) := regex.replace(name, `^.*/`, "")

# Models for embeddings, speech, images, video, ranking and page reading generate no text; Claude runs without the content
# filters of Azure whatever a deployment names.
other_models := {
	"embed", "text-similarity-", "text-search-", "code-search-", "whisper", "transcribe", "tts", "dall-e", "image", "flux",
	"stable-diffusion", "sora", "rerank", "ocr", "document-ai",
}

filtered_text(deployment) if {
	is_string(deployment.properties.model.name)
	not without_text(deployment.properties.model.name)
	not claude(deployment)
}

without_text(model) if {
	some part in other_models
	contains(lower(model), part)
}

claude(deployment) if lower(deployment.properties.model.format) == "anthropic"

# --- What a policy stops ---

filters(policy) := policy.properties.contentFilters if is_array(policy.properties.contentFilters)

# The blocklists of a policy: where each stands, its name, its direction and whether it blocks. Older API versions keep the
# two directions in members of their own.
lists(policy) := (custom | old_prompt) | old_completion if {
	custom := {{"at": ["properties", "customBlocklists", i], "source_at": ["properties", "customBlocklists", i, "source"], "list": list} |
		is_array(policy.properties.customBlocklists)
		some i, list in policy.properties.customBlocklists
	}
	old_prompt := {{"at": at, "source_at": array.concat(at, ["blocklistName"]), "list": object.union(list, {"source": "Prompt"})} |
		is_array(policy.properties.promptBlocklists)
		some i, list in policy.properties.promptBlocklists
		is_object(list)
		at := ["properties", "promptBlocklists", i]
	}
	old_completion := {{"at": at, "source_at": array.concat(at, ["blocklistName"]), "list": object.union(list, {"source": "Completion"})} |
		is_array(policy.properties.completionBlocklists)
		some i, list in policy.properties.completionBlocklists
		is_object(list)
		at := ["properties", "completionBlocklists", i]
	}
}

harms := {"Hate", "Sexual", "Violence", "Selfharm"}

levels := {"Low": 3, "Medium": 2, "High": 1}

# A filter that is off, or only annotates, stops nothing. Of those that stop, the lowest threshold stops most.
level(filter) := 0 if not stops(filter)

level(filter) := 3 if {
	stops(filter)
	not filter.name in harms
}

level(filter) := object.get(levels, object.get(filter, "severityThreshold", ""), 1) if {
	stops(filter)
	filter.name in harms
}

stops(filter) if {
	filter.enabled == true
	acts(filter)
}

# What happens to what a filter finds. The preview's `action` says more than `blocking`. Which of the two holds where they
# contradict each other is not documented, so such a filter is not taken to stop anything. HITL asks a person first.
acts(filter) if {
	filter.blocking == true
	not filter.action == "ANNOTATING"
}

acts(filter) if {
	filter.action == "BLOCKING"
	not filter.blocking == false
}

acts(filter) if filter.action == "HITL"

# The setting for which a filter does not act, and its value.
lax(filter) := {"setting": "blocking", "value": object.get(filter, "blocking", null)} if {
	not acts(filter)
	not filter.blocking == true
}

lax(filter) := {"setting": "action", "value": filter.action} if {
	not acts(filter)
	filter.blocking == true
}

# Filters for what tools are called with and return are for agents: models call no tools themselves.
for_agents(policy) if {
	some filter in filters(policy)
	filter.source in {"PreToolCall", "PostToolCall"}
}

# How much a policy stops of what `name/source` says, from 0 to 3.
strength(policy, label) := max(array.concat([0], [found |
	some filter in filters(policy)
	concat("/", [filter.name, filter.source]) == label
	found := level(filter)
]))

labels(policy) := {label |
	some filter in filters(policy)
	label := concat("/", [filter.name, filter.source])
}

# Blocklists that block, with the direction in which they are asked.
blocklists(policy) := {label |
	some entry in lists(policy)
	entry.list.blocking == true
	label := concat("/", [entry.list.blocklistName, entry.list.source])
}

# Blocklists of `other` that `policy` does not have; ARM folds the case of names.
unlisted(policy, other) := {label |
	own := {lower(label) | some label in blocklists(policy)}
	some label in blocklists(other)
	not lower(label) in own
}

# A policy that judges only after the answer has been sent.
late(policy) if not object.get(policy.properties, "mode", "Default") in {"Default", "Blocking"}

# In which points `policy` stops less than `other`, in alphabetical order.
weaker(policy, other) := sort((less | missing) | modes) if {
	less := {label |
		some label in labels(other)
		strength(policy, label) < strength(other, label)
	}
	missing := unlisted(policy, other)
	modes := {"mode" |
		late(policy)
		not late(other)
	}
}

# --- Whether that is proven ---

# What was not read of another resource is not told from what is not there. So that `policy` stops less than `other` is
# proven only by what it says in full: all of its filters, and its blocklists if one of the other's is not among them.
proven(policy, other) if {
	in_full(policy)
	count(unlisted(policy, other)) == 0
}

proven(policy, other) if {
	in_full(policy)
	count(unlisted(policy, other)) > 0
	every entry in lists(policy) {
		is_boolean(entry.list.blocking)
		entry.list.blocklistName
		entry.list.source
	}
}

in_full(policy) if count(filters(policy)) == count([filter | some filter in filters(policy); full(filter)])

full(filter) if {
	is_string(filter.name)
	is_string(filter.source)
	is_boolean(filter.enabled)
	is_boolean(filter.blocking)
	not filter.name in harms
}

full(filter) if {
	filter.name in harms
	is_string(filter.source)
	is_boolean(filter.enabled)
	is_boolean(filter.blocking)
	is_string(filter.severityThreshold)
}
