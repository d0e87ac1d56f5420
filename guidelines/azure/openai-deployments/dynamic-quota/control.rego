# With dynamic throttling the service takes more calls than the quota whenever it has room, so the quota bounds no bill. It is off
# unless somebody turned it on.
package sekisho

deny contains {
	"at": ["properties", "dynamicThrottlingEnabled"],
	"facts": {"capacity": object.get(input, ["sku", "capacity"], null)},
} if {
	object.get(input.properties, "dynamicThrottlingEnabled", false) != false
}
