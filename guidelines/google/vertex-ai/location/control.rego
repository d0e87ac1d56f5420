# What is kept and computed by a resource of Vertex AI is where the resource is. Code may leave that to its provider, and is not
# judged then.
package sekisho

applies if location

location := input.location

location := split(input.name, "/")[3] if {
	not input.location
	regex.match(`^projects/[^/]+/locations/[^/]+/`, input.name)
}

place := ["location"] if input.location

place := ["name"] if not input.location

deny contains {
	"at": place,
	"facts": {"location": location},
} if {
	is_array(data.workload.data_residency)
	not lower(location) in {lower(allowed) | some allowed in data.workload.data_residency}
}
