# Since API version 2019-04-01 an account refuses HTTP unless it is told otherwise; the table fills that default in.
package sekisho

deny contains {
	"at": ["properties", "supportsHttpsTrafficOnly"],
	"facts": {"value": object.get(input.properties, "supportsHttpsTrafficOnly", null)},
} if {
	not input.properties.supportsHttpsTrafficOnly == true
}
