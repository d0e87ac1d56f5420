# A dry run only logs what an enforced configuration would stop. Services that an enforced configuration leaves out, be they
# tried in a dry run or not, are the matter of perimeter-services.
package sekisho

applies if {
	input.perimeterType == "PERIMETER_TYPE_REGULAR"
	count(tried) > 0
}

enforced if count(input.status.resources) > 0

enforced if count(input.status.restrictedServices) > 0

tried := {lower(service) |
	some service in list(input.spec.restrictedServices)
	ai(service)
}

ai(service) if lower(service) in {"aiplatform.googleapis.com", "discoveryengine.googleapis.com", "modelarmor.googleapis.com", "notebooks.googleapis.com"}

list(value) := value if is_array(value)

deny contains {
	"at": ["status"],
	"facts": {"services": sort(tried)},
} if {
	count(tried) > 0
	not enforced
}
