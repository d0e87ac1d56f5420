# Without CustomerEncryptionKeyArn the service encrypts the definition with a key of AWS, whose use the company does not limit.
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
