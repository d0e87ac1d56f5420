# A snapshot shared with "all" can be restored by any AWS account; shared with accounts by number it cannot.
package sekisho

deny contains {"at": ["SharedAccounts", i], "facts": {"account": account}} if {
	some i, account in input.SharedAccounts
	lower(account) == "all"
}
