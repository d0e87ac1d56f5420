# Without CustomerEncryptionKeyArn the service encrypts the agent with a key that the company neither controls nor audits.
package sekisho

default key := null

key := input.CustomerEncryptionKeyArn

encrypted if {
	is_string(key)
	trim_space(key) != ""
}

deny contains {
	"at": ["CustomerEncryptionKeyArn"],
	"facts": {"value": key},
} if {
	not encrypted
}
