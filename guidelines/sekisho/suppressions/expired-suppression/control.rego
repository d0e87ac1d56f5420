# The last day of a suppression still counts; ISO dates compare as strings.
# A suppression without a date, or with one that is no date, cannot expire; incomplete-suppression reports it.
package sekisho

applies if dated

default guide := null

guide := input.guide

# Every date of the calendar as YYYY-MM-DD; February 29 only in leap years.
dates := [
	`^[0-9]{4}-(01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])$`,
	`^[0-9]{4}-(04|06|09|11)-(0[1-9]|[12][0-9]|30)$`,
	`^[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])$`,
	`^([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29$`,
]

dated if {
	is_string(input.until)
	some date in dates
	regex.match(date, input.until)
}

deny contains {
	"at": ["until"],
	"facts": {"guide": guide, "until": input.until, "today": input.today},
} if {
	dated
	input.until < input.today
}
