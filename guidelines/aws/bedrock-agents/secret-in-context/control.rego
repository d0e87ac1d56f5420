# Besides its instruction, the templates of an agent, the descriptions and schemas of its actions and knowledge bases, and what it
# says to other agents go to the model. The secret itself is never said. The instruction is the matter of secret-in-instruction.
package sekisho

import data.lib.secrets

deny contains {
	"at": one.at,
	"facts": {"part": one.part, "name": one.name, "form": form},
} if {
	some one in texts
	form := one.forms[0]
}

texts contains {"at": ["PromptOverrideConfiguration", "PromptConfigurations", i, "BasePromptTemplate"], "part": "template", "name": object.get(template, "PromptType", null), "forms": forms} if {
	some i, template in list(input.PromptOverrideConfiguration.PromptConfigurations)
	forms := secrets.forms_told(template.BasePromptTemplate)
}

texts contains {"at": ["ActionGroups", i, "Description"], "part": "action", "name": object.get(group, "ActionGroupName", null), "forms": forms} if {
	some i, group in list(input.ActionGroups)
	forms := secrets.forms_told(group.Description)
}

texts contains {"at": ["ActionGroups", i, "FunctionSchema", "Functions", j, "Description"], "part": "action", "name": object.get(function, "Name", null), "forms": forms} if {
	some i, group in list(input.ActionGroups)
	some j, function in list(group.FunctionSchema.Functions)
	forms := secrets.forms_told(function.Description)
}

# What has no literal value, such as a reference in a template, holds no secret, so names of parameters need not be known.
texts contains {"at": ["ActionGroups", i, "FunctionSchema", "Functions", j, "Parameters", key, "Description"], "part": "action", "name": object.get(function, "Name", null), "forms": forms} if {
	some i, group in list(input.ActionGroups)
	some j, function in list(group.FunctionSchema.Functions)
	is_object(function.Parameters)
	some key, parameter in function.Parameters
	forms := secrets.forms_told(parameter.Description)
}

# Terraform's form of the same.
texts contains {"at": ["ActionGroups", i, "FunctionSchema", "Functions", j, "ParameterList", k, "Description"], "part": "action", "name": object.get(function, "Name", null), "forms": forms} if {
	some i, group in list(input.ActionGroups)
	some j, function in list(group.FunctionSchema.Functions)
	some k, parameter in list(function.ParameterList)
	forms := secrets.forms_told(parameter.Description)
}

texts contains {"at": ["KnowledgeBases", i, "Description"], "part": "knowledge_base", "name": object.get(base, "KnowledgeBaseId", null), "forms": forms} if {
	some i, base in list(input.KnowledgeBases)
	forms := secrets.forms_told(base.Description)
}

texts contains {"at": ["ActionGroups", i, "ApiSchema", "Payload"], "part": "action", "name": object.get(group, "ActionGroupName", null), "forms": forms} if {
	some i, group in list(input.ActionGroups)
	forms := secrets.forms_told(group.ApiSchema.Payload)
}

texts contains {"at": ["AgentCollaborators", i, "CollaborationInstruction"], "part": "collaboration", "name": object.get(one, "CollaboratorName", null), "forms": forms} if {
	some i, one in list(input.AgentCollaborators)
	forms := secrets.forms_told(one.CollaborationInstruction)
}

list(value) := value if is_array(value)
