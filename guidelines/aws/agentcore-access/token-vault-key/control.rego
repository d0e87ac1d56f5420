# What the token vault keeps are credentials of outside services, encrypted with the company's own key when it says so.
package sekisho

own_key if {
	input.KmsConfiguration.KeyType == "CustomerManagedKey"
	is_string(input.KmsConfiguration.KmsKeyArn)
	input.KmsConfiguration.KmsKeyArn != ""
}

default key := null

key := input.KmsConfiguration.KeyType

# A key can be named without being used.
place := ["KmsConfiguration", "KmsKeyArn"] if {
	input.KmsConfiguration.KeyType == "CustomerManagedKey"
} else := ["KmsConfiguration", "KeyType"]

deny contains {"at": place, "facts": {"key": key}} if not own_key
