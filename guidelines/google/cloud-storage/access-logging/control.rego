# Usage logs are written only where a bucket for them is named.
package sekisho

deny contains {"at": ["logging", "logBucket"], "facts": {"value": object.get(input, ["logging", "logBucket"], null)}} if {
	trim_space(object.get(input, ["logging", "logBucket"], "")) == ""
}
