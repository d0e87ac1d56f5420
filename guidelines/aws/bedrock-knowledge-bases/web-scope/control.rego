# Crawling all subdomains takes in whatever somebody puts under the domain, unless inclusion filters say what is meant. A filter
# that matches everything says nothing.
package sekisho

# A filter that is not known may be the one that says it.
applies if {
	input.DataSourceConfiguration.WebConfiguration
	is_boolean(filtered)
}

crawler := object.get(input.DataSourceConfiguration.WebConfiguration, "CrawlerConfiguration", {})

deny contains {
	"at": ["DataSourceConfiguration", "WebConfiguration", "CrawlerConfiguration", "Scope"],
	"facts": {"hosts": hosts},
} if {
	crawler.Scope
	not crawler.Scope == "HOST_ONLY"
	not filtered
}

default filtered := false

filtered if {
	is_array(crawler.InclusionFilters)
	all := [filter | some filter in crawler.InclusionFilters; not any(filter)]
	count(all) > 0
	count(all) == count(crawler.InclusionFilters)
}

any(filter) if regex.match(`^\^?([.]|https[?]?://|[(]|[)])*[*+][$]?$`, filter)

# Nor does one that takes in a subdomain of which nobody has thought.
any(filter) if {
	some host in hosts
	regex.match(filter, concat("", ["https://unthought-of.", trim_prefix(host, "www."), "/unthought-of/page"]))
}

hosts := sort({host |
	is_array(seeds)
	some seed in seeds
	host := regex.replace(regex.replace(seed.Url, `^[A-Za-z]+://([^/?#@]*@)?`, ""), `[/:?#].*$`, "")
})

seeds := input.DataSourceConfiguration.WebConfiguration.SourceConfiguration.UrlConfiguration.SeedUrls
