# A job that trains without a VPC reaches its data by a way that no endpoint policy limits. The API tells the network of a job that is over,
# and not of the model, so this is a matter of code.
package sekisho

applies if not input.ModelArn

networked if {
	count(input.VpcConfig.SubnetIds) > 0
	count(input.VpcConfig.SecurityGroupIds) > 0
}

deny contains {"at": ["VpcConfig"], "facts": {"model": input.ModelName}} if {
	not input.ModelArn
	not networked
}
