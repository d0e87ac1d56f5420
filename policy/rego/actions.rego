# Names of the functions and operations that agents call: which of them change something.
package lib.actions

# A function is named for what it does, at its beginning (delete_order, cancelReservation) or at its end (order-delete). One
# that begins with looking something up only reads, whatever follows: get_refund, list_cancelled_orders.
changes(name) if {
	is_string(name)
	words(name)[0] in changing
}

# order_item changes something, order_status does not.
changes(name) if {
	is_string(name)
	all := words(name)
	all[0] in nouns
	not all[count(all) - 1] in told
}

changes(name) if {
	is_string(name)
	all := words(name)
	not all[0] in reading
	all[count(all) - 1] in changing
}

# make_payment, place_order, process_refund: the verb says little, the thing says all.
changes(name) if {
	is_string(name)
	all := words(name)
	all[0] in {"add", "book", "complete", "confirm", "create", "do", "execute", "initiate", "make", "open", "perform", "place", "process", "run", "start", "trigger"}
	all[count(all) - 1] in {
		"charge", "deposit", "order", "orders", "payment", "payments", "payout", "purchase", "refund", "refunds", "remittance", "trade",
		"transaction", "transfer", "transfers", "withdrawal",
	}
}

# The words of a name, be it snake_case, kebab-case, camelCase or PascalCase.
words(name) := [word |
	apart := lower(regex.replace(name, `([a-z0-9])([A-Z])`, "${1}_${2}"))
	some word in split(regex.replace(apart, `[^a-z0-9]+`, "_"), "_")
	word != ""
]

changing := {
	"approve", "assign", "authorize", "ban", "buy", "cancel", "clear", "delete", "deploy", "destroy", "disable", "drop", "edit",
	"enable", "erase", "execute", "grant", "insert", "modify", "notify", "overwrite", "pay", "provision", "publish", "purge",
	"reboot", "register", "remit", "remove", "rename", "replace", "reset", "restart", "revoke", "rollback", "sell", "send", "set",
	"shutdown", "stop", "submit", "terminate", "truncate", "uninstall", "unsubscribe", "update", "upsert", "wipe", "withdraw",
	"write",
}

# Verbs that are things, too.
nouns := {"charge", "deposit", "email", "issue", "order", "patch", "purchase", "refund", "trade", "transfer", "void"}

told := {
	"amount", "count", "counts", "date", "dates", "detail", "details", "fee", "fees", "history", "id", "ids", "info", "information",
	"limit", "limits", "list", "lookup", "number", "numbers", "options", "policy", "reason", "reasons", "report", "reports", "rules",
	"search", "state", "status", "summary", "tracking", "type", "types",
}

reading := {
	"calc", "calculate", "can", "check", "compare", "compute", "count", "describe", "estimate", "fetch", "find", "get", "has",
	"is", "list", "lookup", "preview", "query", "read", "retrieve", "search", "show", "simulate", "summarize", "translate",
	"validate", "verify", "view",
}

# The operations of an OpenAPI document in JSON: {method, id, confirmed}.
operations(text) := found if {
	json.is_valid(text)
	paths := json.unmarshal(text).paths
	is_object(paths)
	found := {one |
		some path, item in paths
		is_object(item)
		some method, operation in item
		method in methods
		is_object(operation)
		one := {
			"method": method,
			"id": object.get(operation, "operationId", path),
			"confirmed": object.get(operation, "x-requireConfirmation", "DISABLED") == "ENABLED",
		}
	}
}

# The same of a document in YAML, told by the indentation of its lines: an operation goes on until a line that stands no deeper.
operations(text) := found if {
	is_string(text)
	not json.is_valid(text)
	lines := split(replace(text, "\r", ""), "\n")
	paths := min([i | some i, line in lines; regex.match(`^["']?paths["']?[ ]*:`, line)])
	after := min(array.concat([count(lines)], [i | some i, line in lines; i > paths; regex.match(`^[^ #]`, line)]))
	heads := {i: head |
		some i, line in lines
		i > paths
		i < after
		head := regex.find_all_string_submatch_n(`^( +)["']?(get|put|post|delete|patch|head|options|trace)["']?[ ]*:[ ]*([#{&].*)?$`, line, 1)[0]
	}

	# Operations stand at one depth; deeper, a field of a schema may be called delete.
	depth := min([count(head[1]) | some head in heads])
	found := {one |
		some i, head in heads
		count(head[1]) == depth
		end := min(array.concat([count(lines)], [k |
			some k, other in lines
			k > i
			deep := regex.find_all_string_submatch_n(`^( *)[^ #]`, other, 1)[0]
			count(deep[1]) <= depth
		]))
		block := concat("\n", array.slice(lines, i, end))
		one := {
			"method": head[2],
			"id": operation_id(block, head[2]),
			"confirmed": regex.match(`["']?x-requireConfirmation["']?[ ]*:[ ]*["']?ENABLED["']?[ ]*(#|,|}|\n|$)`, block),
		}
	}
}

operation_id(block, _) := regex.find_all_string_submatch_n(`["']?operationId["']?[ ]*:[ ]*["']?([^ "',}\n]+)`, block, 1)[0][1]

operation_id(block, method) := method if {
	not regex.match(`operationId["']?[ ]*:[ ]*["']?[^ "',}\n]`, block)
}

methods := {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
