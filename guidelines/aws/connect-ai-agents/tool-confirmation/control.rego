# A tool that the company itself marks as destructive runs without a person only where nobody is asked. Annotations are JSON, so
# their names stand as they were written.
package sekisho

tools := input.Configuration.OrchestrationAIAgentConfiguration.ToolConfigurations

destructive(tool) if said(tool.Annotations.destructiveHint)

destructive(tool) if said(tool.Annotations.DestructiveHint)

said(hint) if hint == true

said(hint) if lower(hint) == "true"

marked := {i |
	is_array(tools)
	some i, tool in tools
	destructive(tool)
}

applies if count(marked) > 0

deny contains {
	"at": ["Configuration", "OrchestrationAIAgentConfiguration", "ToolConfigurations", i, "UserInteractionConfiguration"],
	"facts": {"tool": object.get(tools[i], "ToolName", null)},
} if {
	some i in marked
	not tools[i].UserInteractionConfiguration.IsUserConfirmationRequired == true
}
