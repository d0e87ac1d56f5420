# Calls of agents, knowledge bases and flows are data events, which no trail keeps unless a selector says so. Only what is there is asked
# for, where the trail reaches it, and one trail that keeps it is enough. Several trails that all lack it are one finding, at the first.
package sekisho

types := {
	"AWS::Bedrock::Agent": "AWS::Bedrock::AgentAlias",
	"AWS::Bedrock::Flow": "AWS::Bedrock::FlowAlias",
	"AWS::Bedrock::KnowledgeBase": "AWS::Bedrock::KnowledgeBase",
}

callable contains ["AWS::Bedrock::Agent", resources] if resources := data.snapshot["AWS::Bedrock::Agent"]

callable contains ["AWS::Bedrock::Flow", resources] if resources := data.snapshot["AWS::Bedrock::Flow"]

callable contains ["AWS::Bedrock::KnowledgeBase", resources] if resources := data.snapshot["AWS::Bedrock::KnowledgeBase"]

# Pairs of a type of events and the full name of what is called.
wanted contains [type, id] if {
	not input.IsLogging == false
	some [kind, resources] in callable
	type := types[kind]
	some id, _ in resources
	reaches(input, id)
}

applies if count(wanted) > 0

# A trail records its own account, unless it is of an organization, and its own Region, unless it is of all of them. Code says neither.
reaches(trail, id) if {
	same_place(trail, id, 4, "IsOrganizationTrail")
	same_place(trail, id, 3, "IsMultiRegionTrail")
}

same_place(_, id, _, _) if not startswith(id, "arn:")

same_place(trail, _, _, _) if not trail.Arn

same_place(trail, _, _, wider) if trail[wider] == true

same_place(trail, id, part, _) if split(trail.Arn, ":")[part] == split(id, ":")[part]

kept contains [type, id] if {
	some [type, id] in wanted
	keeps(input, type, id)
}

# Another trail may keep them.
kept contains [type, id] if {
	some [type, id] in wanted
	some trail in data.snapshot["AWS::CloudTrail::Trail"]
	not trail.IsLogging == false
	reaches(trail, id)
	keeps(trail, type, id)
}

keeps(trail, type, id) if {
	some selector in selectors_of(trail, type)
	count([field | some field in selector.FieldSelectors; narrows(field, id)]) == 0
}

selectors_of(trail, type) := [selector |
	is_array(trail.AdvancedEventSelectors)
	some selector in trail.AdvancedEventSelectors
	is_array(selector.FieldSelectors)
	named(selector, "eventCategory", "Data")
	named(selector, "resources.type", type)
]

named(selector, name, value) if {
	some field in selector.FieldSelectors
	field.Field == name
	is_array(field.Equals)
	value in field.Equals
}

# What is left out by name is somebody's choice. What alone is let in has to let this in.
narrows(field, id) if {
	not field.Field in {"eventCategory", "resources.type"}
	some operator in ["Equals", "StartsWith", "EndsWith"]
	is_array(field[operator])
	not lets_in(field, operator, id)
}

lets_in(field, operator, id) if {
	field.Field == "resources.ARN"
	some value in field[operator]
	mentions(value, id)
}

# An alias has the id of its agent or flow in its ARN.
mentions(value, id) if contains(value, regex.replace(id, `^.*/`, ""))

mentions(value, id) if startswith(id, value)

mentions(value, _) if endswith(value, "-alias/")

# Only the first of the trails that could keep it is where it is said.
earlier(id) if {
	some trail in data.snapshot["AWS::CloudTrail::Trail"]
	not trail.IsLogging == false
	trail.Arn < input.Arn
	reaches(trail, id)
}

lacking := {[type, id] |
	some [type, id] in wanted - kept
	not earlier(id)
}

missing := {type | some [type, _] in lacking}

# A selector is there, but not for all of it.
partly := {type |
	some type in missing
	count(selectors_of(input, type)) > 0
}

deny contains {
	"at": ["AdvancedEventSelectors"],
	"facts": {"types": sort(missing), "partly": sort(partly)},
	"proven": proven,
} if {
	count(missing) > 0
	proven := count(unseen) == 0
}

# Another trail of which no selector is seen may be one that nobody could read.
unseen contains trail.Arn if {
	some trail in data.snapshot["AWS::CloudTrail::Trail"]
	trail.Arn != input.Arn
	not trail.IsLogging == false
	some [_, id] in lacking
	reaches(trail, id)
	not is_array(trail.AdvancedEventSelectors)
	not is_array(trail.EventSelectors)
}
