# With Docker enabled, a domain in the VPC runs images of trusted accounts alone; a domain on the internet runs any image. The
# network by itself is for network-access, so this one points at Docker.
package sekisho

# By the network the judge knows that a fault rests on it, too.
applies if {
	upper(input.DomainSettings.DockerSettings.EnableDockerAccess) == "ENABLED"
	count([network | network := input.AppNetworkAccessType]) >= 0
}

deny contains {"at": ["DomainSettings", "DockerSettings", "EnableDockerAccess"], "facts": {"network": object.get(input, "AppNetworkAccessType", null)}} if {
	not input.AppNetworkAccessType == "VpcOnly"
}
