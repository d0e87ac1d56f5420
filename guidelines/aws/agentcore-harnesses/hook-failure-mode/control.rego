# A hook can stop an invocation, a tool call, or what follows from its result. It does so when it fails only with "deny",
# the vendor's default. After an invocation nothing is left to be stopped.
package sekisho

stoppers := ["BeforeInvocation", "BeforeToolCall", "AfterToolCall"]

hooks := {{"i": i, "event": event, "mode": one[event].Target.Lambda.FailureMode} |
	is_array(input.Hooks)
	some i, one in input.Hooks
	some event in stoppers
}

applies if count(hooks) > 0

deny contains {
	"at": ["Hooks", hook.i, hook.event, "Target", "Lambda", "FailureMode"],
	"facts": {"hook": object.get(input.Hooks[hook.i][hook.event], "Name", null), "event": hook.event},
} if {
	some hook in hooks
	not hook.mode == "deny"
}
