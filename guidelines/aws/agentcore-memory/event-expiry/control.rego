# Word for word, conversations are kept for EventExpiryDuration days. More than a year is more than an agent needs to go on talking.
package sekisho

default days := null

days := input.EventExpiryDuration

limited if {
	is_number(days)
	days <= 365
}

deny contains {"at": ["EventExpiryDuration"], "facts": {"days": days}} if not limited
