# A cross-Region inference profile sends conversations wherever its geography reaches. Whether they may go there, only the company
# knows. What an application inference profile leads to is not said by its name, so there the question is not asked.
package sekisho

import data.lib.profiles

applies if profiles.stays(input.FoundationModel)

applies if {
	profiles.geography(input.FoundationModel)
	is_array(data.workload.data_residency)
}

deny contains {
	"at": ["FoundationModel"],
	"facts": {"model": input.FoundationModel, "area": area},
} if {
	area := profiles.geography(input.FoundationModel)
	not profiles.allowed(area, data.workload.data_residency)
}
