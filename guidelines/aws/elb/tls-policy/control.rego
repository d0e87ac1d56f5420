# An entrance refuses old TLS only under a policy that begins at TLS 1.2. Without a name the vendor takes 2016-08, which
# begins at TLS 1.0. A Classic Load Balancer keeps its policies beside its listeners.
package sekisho

applies if encrypts

applies if input.Policies

encrypts if upper(input.Protocol) in {"HTTPS", "TLS"}

encrypts if classic_listener

classic_listener if {
	protocol := input.Listeners[_].Protocol
	upper(protocol) in {"HTTPS", "SSL"}
}

modern(policy) if regex.match(`^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-`, policy)

deny contains {"at": ["SslPolicy"], "facts": {"policy": object.get(input, "SslPolicy", null), "protocol": null}} if {
	upper(input.Protocol) in {"HTTPS", "TLS"}
	not modern(input.SslPolicy)
}

deny contains {"at": ["Policies"], "facts": {"policy": null, "protocol": null}} if {
	classic_listener
	not negotiated
}

negotiated if input.Policies[_].PolicyType == "SSLNegotiationPolicyType"

deny contains {
	"at": ["Policies", i, "Attributes", j, "Value"],
	"facts": {"policy": attribute.Value, "protocol": null},
} if {
	some i, policy in input.Policies
	policy.PolicyType == "SSLNegotiationPolicyType"
	some j, attribute in policy.Attributes
	attribute.Name == "Reference-Security-Policy"
	not modern(attribute.Value)
}

deny contains {
	"at": ["Policies", i, "Attributes", j, "Value"],
	"facts": {"policy": policy.PolicyName, "protocol": attribute.Name},
} if {
	some i, policy in input.Policies
	policy.PolicyType == "SSLNegotiationPolicyType"
	some j, attribute in policy.Attributes
	attribute.Name in {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}
	not lower(attribute.Value) == "false"
}
