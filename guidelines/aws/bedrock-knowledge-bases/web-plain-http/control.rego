# What comes over http can be changed on its way into the knowledge base.
package sekisho

applies if count(seeds) > 0

deny contains {
	"at": ["DataSourceConfiguration", "WebConfiguration", "SourceConfiguration", "UrlConfiguration", "SeedUrls", i, "Url"],
	"facts": {"url": address(seed.Url)},
} if {
	some i, seed in seeds
	seed.Url
	not startswith(lower(seed.Url), "https://")
	not startswith(seed.Url, "${")
}

seeds := input.DataSourceConfiguration.WebConfiguration.SourceConfiguration.UrlConfiguration.SeedUrls

# Without what may be secret: a name and a password before the host, and what is asked.
address(url) := regex.replace(regex.replace(url, `//[^/?#@]*@`, "//"), `[?#].*$`, "")
