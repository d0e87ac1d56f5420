# The scope cloud-platform leaves all to the roles of the service account. That is right for an account of one's own and
# too much for the default one.
package sekisho

import data.lib.google_iam

full := {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}

deny contains {"at": ["serviceAccounts", i, "scopes", j], "facts": {"account": account.email, "scope": scope}} if {
	some i, account in input.serviceAccounts
	google_iam.default_account(account.email)
	some j, scope in account.scopes
	scope in full
}

deny contains {"at": ["properties", "serviceAccounts", i, "scopes", j], "facts": {"account": account.email, "scope": scope}} if {
	some i, account in input.properties.serviceAccounts
	google_iam.default_account(account.email)
	some j, scope in account.scopes
	scope in full
}
