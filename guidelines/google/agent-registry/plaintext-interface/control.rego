# What is registered without TLS is called without TLS.
package sekisho

deny contains {
	"at": ["interfaces", i, "url"],
	"facts": {"scheme": split(url, ":")[0]},
} if {
	some i, interface in input.interfaces
	url := interface.url
	not encrypted(url)
}

encrypted(url) if regex.match(`^(https|grpcs)://`, lower(trim_space(url)))

# An address without a scheme is one of gRPC, which says nothing of TLS.
encrypted(url) if not contains(url, "://")
