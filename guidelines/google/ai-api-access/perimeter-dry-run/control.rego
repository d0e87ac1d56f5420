# A dry run only logs what an enforced configuration would stop.
package sekisho

applies if {
	input.perimeterType == "PERIMETER_TYPE_REGULAR"
	some service in list(input.spec.restrictedServices)
	ai(service)
}

ai(service) if lower(service) in {"aiplatform.googleapis.com", "discoveryengine.googleapis.com", "modelarmor.googleapis.com", "notebooks.googleapis.com"}

enforced := {lower(service) | some service in list(object.get(input, ["status", "restrictedServices"], []))}

list(value) := value if is_array(value)

deny contains {
	"at": ["status"],
	"facts": {"services": services},
} if {
	services := sort({lower(service) |
		some service in list(input.spec.restrictedServices)
		ai(service)
		not lower(service) in enforced
	})
	count(services) > 0
}
