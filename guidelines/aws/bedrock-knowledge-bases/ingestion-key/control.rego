# While documents are taken in, the service keeps them for a time, under this key or under one that AWS owns.
package sekisho

default key := null

key := input.ServerSideEncryptionConfiguration.KmsKeyArn

encrypted if {
	is_string(key)
	trim_space(key) != ""
}

deny contains {
	"at": ["ServerSideEncryptionConfiguration", "KmsKeyArn"],
	"facts": {"value": key},
} if {
	not encrypted
}
