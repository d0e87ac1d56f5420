# A key without API targets calls every enabled API that takes keys.
package sekisho

applies if not input.deleteTime

limited if {
	count(input.restrictions.apiTargets) > 0
	every target in input.restrictions.apiTargets {
		trim_space(target.service) != ""
	}
}

deny contains {
	"at": ["restrictions", "apiTargets"],
	"facts": {},
} if {
	not input.deleteTime
	not limited
}
