# Whoever may read the registry reads its URLs.
package sekisho

deny contains {
	"at": ["interfaces", i, "url"],
	"facts": {"form": form},
} if {
	some i, interface in input.interfaces
	form := forms(interface.url)
}

forms(url) := "user" if regex.match(`://[^/@?]*:[^/@?]+@`, url)

forms(url) := "query" if {
	not regex.match(`://[^/@?]*:[^/@?]+@`, url)
	regex.match(`[?&](key|api[-_]?key|[a-z_-]*token|secret|password|sig|code)=[^&{<$]{4}`, lower(url))
}
