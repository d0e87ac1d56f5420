# A perimeter that guards data stops nobody from carrying it through a model, unless the AI services are restricted as well.
package sekisho

applies if {
	input.perimeterType == "PERIMETER_TYPE_REGULAR"
	enforced
}

enforced if count(input.status.resources) > 0

enforced if count(input.status.restrictedServices) > 0

wanted := {
	"aiplatform.googleapis.com",
	"discoveryengine.googleapis.com",
	"modelarmor.googleapis.com",
	"notebooks.googleapis.com",
}

restricted := {lower(service) | some service in list(object.get(input, ["status", "restrictedServices"], []))}

list(value) := value if is_array(value)

deny contains {
	"at": ["status", "restrictedServices"],
	"facts": {"missing": sort(wanted - restricted)},
} if {
	enforced
	count(wanted - restricted) > 0
}
