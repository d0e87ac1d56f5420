# A CORS rule that lets scripts of any site read what the browser may.
package sekisho

any_site := {"*", "http://*", "https://*"}

deny contains {
	"at": ["CorsConfiguration", "CorsRules", i, "AllowedOrigins", j],
	"facts": {"origin": origin, "methods": object.get(rule, "AllowedMethods", [])},
} if {
	some i, rule in input.CorsConfiguration.CorsRules
	some j, origin in rule.AllowedOrigins
	origin in any_site
}
