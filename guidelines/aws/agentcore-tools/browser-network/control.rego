# A browser in PUBLIC opens any site on the internet past the company's network; in VPC the network decides.
package sekisho

default mode := null

mode := input.NetworkConfiguration.NetworkMode

deny contains {"at": ["NetworkConfiguration", "NetworkMode"], "facts": {"mode": mode}} if {
	not input.NetworkConfiguration.NetworkMode == "VPC"
}
