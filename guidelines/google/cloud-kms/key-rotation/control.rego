# Only symmetric keys for encryption rotate by themselves, and only with a period; more than 90 days is too long.
package sekisho

applies if symmetric

symmetric if input.purpose == "ENCRYPT_DECRYPT"

days(period) := to_number(trim_suffix(period, "s")) / 86400

short if days(input.rotationPeriod) <= 90

deny contains {
	"at": ["rotationPeriod"],
	"facts": {"value": object.get(input, "rotationPeriod", null)},
} if {
	symmetric
	not short
}
