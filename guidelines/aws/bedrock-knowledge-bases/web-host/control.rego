# Pages are taken in only from hosts that the company has named. No cloud knows them.
package sekisho

import data.lib.iam

applies if {
	count(seeds) > 0
	is_array(data.workload.trusted_hosts)
}

deny contains {
	"at": ["DataSourceConfiguration", "WebConfiguration", "SourceConfiguration", "UrlConfiguration", "SeedUrls", i, "Url"],
	"facts": {"host": host(seed.Url)},
} if {
	some i, seed in seeds
	count([pattern | some pattern in data.workload.trusted_hosts; iam.matches(pattern, host(seed.Url))]) == 0
}

seeds := input.DataSourceConfiguration.WebConfiguration.SourceConfiguration.UrlConfiguration.SeedUrls

host(url) := regex.replace(regex.replace(url, `^[A-Za-z]+://([^/?#@]*@)?`, ""), `[/:?#].*$`, "") if is_string(url)
