# Only VpcOnly sends the traffic of Studio through the company's VPC; PublicInternetOnly is the vendor's default.
package sekisho

deny contains {"at": ["AppNetworkAccessType"], "facts": {"value": object.get(input, "AppNetworkAccessType", null)}} if {
	not input.AppNetworkAccessType == "VpcOnly"
}
