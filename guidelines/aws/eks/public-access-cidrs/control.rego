# A public API server takes connections from PublicAccessCidrs; without them, from everywhere. While it is not known whether
# the API server is public, neither are these ranges: that is what `applies` says.
package sekisho

import data.lib.ports

applies if is_boolean(public)

default public := false

public if input.ResourcesVpcConfig.EndpointPublicAccess == true

deny contains {
	"at": ["ResourcesVpcConfig", "PublicAccessCidrs"],
	"facts": {"range": null},
} if {
	public
	not input.ResourcesVpcConfig.PublicAccessCidrs
}

deny contains {
	"at": ["ResourcesVpcConfig", "PublicAccessCidrs"],
	"facts": {"range": null},
} if {
	public
	input.ResourcesVpcConfig.PublicAccessCidrs == []
}

deny contains {
	"at": ["ResourcesVpcConfig", "PublicAccessCidrs", i],
	"facts": {"range": range},
} if {
	public
	some i, range in input.ResourcesVpcConfig.PublicAccessCidrs
	ports.wide(range)
}
