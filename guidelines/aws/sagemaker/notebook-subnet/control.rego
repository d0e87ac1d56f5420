# Only a notebook with a subnet has a network interface in the company's VPC. Without one it runs in a VPC of the service.
package sekisho

placed if {
	is_string(input.SubnetId)
	trim_space(input.SubnetId) != ""
}

deny contains {"at": ["SubnetId"], "facts": {}} if not placed
