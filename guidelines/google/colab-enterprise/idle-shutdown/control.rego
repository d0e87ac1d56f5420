# Idle runtimes stop only where the template says after how long.
package sekisho

# What the system itself defines, nobody can change.
applies if not input.notebookRuntimeType == "ONE_CLICK"

deny contains {
	"at": ["idleShutdownConfig"],
	"facts": {"disabled": object.get(input, ["idleShutdownConfig", "idleShutdownDisabled"], null)},
} if {
	not stops
}

stops if {
	input.idleShutdownConfig.idleShutdownDisabled == false
	to_number(trim_suffix(input.idleShutdownConfig.idleTimeout, "s")) > 0
}
