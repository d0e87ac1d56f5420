# A token of the right issuer is good for everything that trusts this issuer. An audience, a client, a claim, or a scope of one's
# own says that it was meant for this agent. Scopes of OpenID Connect itself are in nearly every token.
package sekisho

authorizer := input.AuthorizerConfiguration.CustomJWTAuthorizer

# AUTHENTICATE_ONLY does not look whom a token is for, on purpose.
applies if {
	authorizer
	not input.AuthorizerType == "AUTHENTICATE_ONLY"
}

common := {"openid", "profile", "email", "address", "phone", "offline_access", ""}

told(member) if {
	is_array(authorizer[member])
	some value in authorizer[member]
	is_string(value)
	not lower(trim_space(value)) in common
}

limited if {
	some member in ["AllowedAudience", "AllowedClients", "AllowedScopes"]
	told(member)
}

# Every token of the issuer has these claims, with the same values.
of_issuer := {"iss", "tid", "token_use", "typ", "ver", "email_verified"}

limited if {
	is_array(authorizer.CustomClaims)
	some claim in authorizer.CustomClaims
	is_string(claim.InboundTokenClaimName)
	not lower(claim.InboundTokenClaimName) in of_issuer
}

limited if {
	is_array(authorizer.AllowedWorkloadConfiguration.WorkloadIdentities)
	count(authorizer.AllowedWorkloadConfiguration.WorkloadIdentities) > 0
}

limited if {
	is_array(authorizer.AllowedWorkloadConfiguration.HostingEnvironments)
	count(authorizer.AllowedWorkloadConfiguration.HostingEnvironments) > 0
}

default issuer := null

issuer := authorizer.DiscoveryUrl

deny contains {
	"at": ["AuthorizerConfiguration", "CustomJWTAuthorizer"],
	"facts": {"issuer": issuer},
} if {
	not limited
}
