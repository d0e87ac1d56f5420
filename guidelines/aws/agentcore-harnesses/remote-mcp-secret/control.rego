# A key of an MCP server that is written into the headers of a tool. What stands in the token vault is referred to, and no finding.
package sekisho

import data.lib.secrets

headers := {{"at": ["Tools", i, "Config", "RemoteMcp", "Headers", name], "tool": object.get(tool, "Name", null), "header": name, "value": tool.Config.RemoteMcp.Headers[name]} |
	is_array(input.Tools)
	some i, tool in input.Tools
	is_object(tool.Config.RemoteMcp.Headers)
	some name in object.keys(tool.Config.RemoteMcp.Headers)
}

credential(name) if regex.match(`^(authorization|proxy-authorization|cookie|(x-)?(.*-)?((api|access|subscription|functions|auth)-?key|auth|token|secret|password))$`, lower(name))

written(header) if {
	credential(header.header)
	secrets.literal(header.value)
}

written(header) if secrets.form(header.header, header.value)

deny contains {"at": header.at, "facts": {"tool": header.tool, "header": header.header}} if {
	some header in headers
	written(header)
}
