# Without a key of one's own Bedrock encrypts the model with a key that no policy of the company reaches.
package sekisho

keyed if {
	is_string(input.ModelKmsKeyArn)
	trim_space(input.ModelKmsKeyArn) != ""
}

deny contains {"at": ["ModelKmsKeyArn"], "facts": {"model": input.ModelName}} if not keyed
