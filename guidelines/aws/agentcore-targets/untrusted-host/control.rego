# Tools, skills, and models come from hosts that the company has approved, data.workload.trusted_hosts. Servers in AgentCore itself
# are asked for by IAM or by a token, and need no approval here.
package sekisho

import data.lib.iam

urls := (endpoints | tools) | skills

endpoints contains {"at": ["TargetConfiguration", "Mcp", "McpServer", "Endpoint"], "url": url} if {
	url := input.TargetConfiguration.Mcp.McpServer.Endpoint
	is_string(url)
}

endpoints contains {"at": ["TargetConfiguration", "Http", "Passthrough", "Endpoint"], "url": url} if {
	url := input.TargetConfiguration.Http.Passthrough.Endpoint
	is_string(url)
}

endpoints contains {"at": ["TargetConfiguration", "Inference", "Provider", "Endpoint"], "url": url} if {
	url := input.TargetConfiguration.Inference.Provider.Endpoint
	is_string(url)
}

endpoints contains {"at": ["Model", "OpenAiModelConfig", "ApiBase"], "url": url} if {
	url := input.Model.OpenAiModelConfig.ApiBase
	is_string(url)
}

endpoints contains {"at": ["Model", "LiteLlmModelConfig", "ApiBase"], "url": url} if {
	url := input.Model.LiteLlmModelConfig.ApiBase
	is_string(url)
}

tools := {{"at": ["Tools", i, "Config", "RemoteMcp", "Url"], "url": tool.Config.RemoteMcp.Url} |
	is_array(input.Tools)
	some i, tool in input.Tools
	is_string(tool.Config.RemoteMcp.Url)
}

skills := {{"at": ["Skills", i, "Git", "Url"], "url": skill.Git.Url} |
	is_array(input.Skills)
	some i, skill in input.Skills
	is_string(skill.Git.Url)
}

applies if count(urls) > 0

# What stands between the scheme, if there is one, and the first slash, without what stands before an @ and behind a colon.
host(url) := lower(found[0][1]) if {
	found := regex.find_all_string_submatch_n(`^(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/\\@?#]*@)?(\[[^\]]*\]|[^/\\:?#@]+)`, trim_space(url), 1)
	count(found) > 0
} else := lower(trim_space(url))

own(name) if regex.match(`^bedrock-agentcore\.[a-z0-9-]+\.amazonaws\.com$`, name)

trusted(name) if {
	some pattern in data.workload.trusted_hosts
	iam.matches(pattern, name)
}

deny contains {"at": one.at, "facts": {"host": host(one.url)}} if {
	is_array(data.workload.trusted_hosts)
	some one in urls
	not own(host(one.url))
	not trusted(host(one.url))
}
