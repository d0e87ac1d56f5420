# AWS means long-term API keys for exploration. One that lives for more than 90 days, or for good, is no trial any more. The keys of other
# services are none of our business, and one that is not active lets nobody in.
package sekisho

applies if {
	lower(input.ServiceName) == "bedrock.amazonaws.com"
	not off
	age >= 0
}

off if input.Status in {"Inactive", "Expired"}

# In code the age is written, in an account both dates are known.
default age := 0

age := input.CredentialAgeDays

limited if age > 0

limited if input.ExpirationDate

# Every month counts 31 days here, which makes three of them up to six days longer than they are.
short if {
	age > 0
	age <= 90
	not input.ExpirationDate
}

short if day(input.ExpirationDate) - day(input.CreateDate) <= 96

day(date) := ((372 * number(parts[0])) + (31 * number(parts[1]))) + number(parts[2]) if {
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}`, date)
	parts := split(substring(date, 0, 10), "-")
}

number(text) := to_number(trim_left(text, "0"))

deny contains {"at": [place], "facts": {"user": input.UserName, "limited": false}} if not limited

deny contains {"at": [place], "facts": {"user": input.UserName, "limited": true}} if {
	limited
	input.CreateDate
	not short
}

deny contains {"at": [place], "facts": {"user": input.UserName, "limited": true}} if {
	age > 0
	not short
}

place := "CredentialAgeDays" if age > 0

place := "ExpirationDate" if age == 0
