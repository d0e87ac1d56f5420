# A service account that is not named is the default one of the project, which many things share. Without any the machine
# has no permissions at all.
package sekisho

import data.lib.google_iam

deny contains {"at": ["serviceAccounts", i, "email"], "facts": {"value": account.email}} if {
	some i, account in input.serviceAccounts
	google_iam.default_account(account.email)
}

deny contains {"at": ["properties", "serviceAccounts", i, "email"], "facts": {"value": account.email}} if {
	some i, account in input.properties.serviceAccounts
	google_iam.default_account(account.email)
}
