# Without private DNS the usual name of Bedrock leads past the endpoint, and so past its policy. CloudFormation and Terraform leave it off
# where nobody writes it.
package sekisho

applies if service

service := parts[count(parts) - 1] if {
	regex.match(`amazonaws\..*\.bedrock(-runtime|-agent|-agent-runtime|-mantle)?(-fips)?$`, input.ServiceName)
	parts := split(input.ServiceName, ".")
}

default value := null

value := input.PrivateDnsEnabled

deny contains {"at": ["PrivateDnsEnabled"], "facts": {"service": service, "value": value}} if {
	service
	not input.PrivateDnsEnabled == true
}
