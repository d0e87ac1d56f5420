# A default VPC that is put to use. Its subnets give every instance a public address.
package sekisho

deny contains {
	"at": ["IsDefault"],
	"facts": {},
} if {
	input.IsDefault == true
}
