# The endpoint refuses old TLS only under a policy whose minimum is TLS 1.2 or later.
package sekisho

deny contains {
	"at": ["DomainEndpointOptions", "TLSSecurityPolicy"],
	"facts": {"policy": object.get(input, ["DomainEndpointOptions", "TLSSecurityPolicy"], null)},
} if {
	not modern
}

modern if regex.match(`^Policy-Min-TLS-1-[23]-`, input.DomainEndpointOptions.TLSSecurityPolicy)
