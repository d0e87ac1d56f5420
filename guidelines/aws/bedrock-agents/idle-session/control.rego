# How long a conversation that nobody continues stays open: an hour at most.
package sekisho

limit := 3600

applies if is_number(input.IdleSessionTTLInSeconds)

deny contains {
	"at": ["IdleSessionTTLInSeconds"],
	"facts": {"seconds": input.IdleSessionTTLInSeconds, "limit": limit},
} if {
	not input.IdleSessionTTLInSeconds <= limit
}
