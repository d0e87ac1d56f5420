# Network policies of Kubernetes have effect with the add-on or with Dataplane V2, which Autopilot always has.
package sekisho

applies if not input.autopilot.enabled == true

deny contains {
	"at": ["networkPolicy", "enabled"],
	"facts": {"value": object.get(input, ["networkPolicy", "enabled"], null)},
} if {
	not input.autopilot.enabled == true
	input.networkConfig.datapathProvider != "ADVANCED_DATAPATH"
	not input.networkPolicy.enabled == true
}
