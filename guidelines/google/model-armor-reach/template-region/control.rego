# A template is called at the endpoint of its own location, so that is where prompts and answers go. Where they may go is a
# declared fact. A template inside that bypasses the checks is found by model-armor-templates/data-residency.
package sekisho

# In code the place of the template is an argument; in an answer it is in the name.
place := lower(input.location)

place := lower(split(input.name, "/")[3]) if {
	not input.location
	startswith(input.name, "projects/")
}

allowed if {
	some region in data.workload.data_residency
	lower(region) == place
}

deny contains {
	"at": ["location"],
	"facts": {"place": place, "regions": data.workload.data_residency},
} if {
	count(data.workload.data_residency) > 0
	not allowed
}
