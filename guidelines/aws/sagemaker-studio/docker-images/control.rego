# With Docker enabled, a domain in the VPC runs images of trusted accounts alone; a domain on the internet runs any image.
package sekisho

applies if upper(input.DomainSettings.DockerSettings.EnableDockerAccess) == "ENABLED"

deny contains {"at": ["AppNetworkAccessType"], "facts": {"network": object.get(input, "AppNetworkAccessType", null)}} if {
	not input.AppNetworkAccessType == "VpcOnly"
}
