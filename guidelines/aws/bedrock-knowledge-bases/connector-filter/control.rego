# A connector to a wiki or to a customer database takes in what its account can read, unless filters say what is meant. The sites
# of SharePoint are named one by one already.
package sekisho

sources := {"ConfluenceConfiguration", "SalesforceConfiguration"}

applies if count(used) > 0

used contains source if {
	some source in sources
	input.DataSourceConfiguration[source]
}

deny contains {
	"at": ["DataSourceConfiguration", source, "CrawlerConfiguration"],
	"facts": {"source": trim_suffix(source, "Configuration"), "host": object.get(configuration, ["SourceConfiguration", "HostUrl"], null)},
} if {
	some source in used
	configuration := input.DataSourceConfiguration[source]
	not filtered(configuration.CrawlerConfiguration.FilterConfiguration.PatternObjectFilter.Filters)
}

filtered(filters) if {
	is_array(filters)
	some filter in filters
	narrow(filter)
}

# A pattern that everything matches takes everything in.
narrow(filter) if {
	count(filter.InclusionFilters) > 0
	count([pattern | some pattern in filter.InclusionFilters; regex.match(`^\^?[(]?[.]?[*+][)]?[$]?$`, pattern)]) == 0
}

narrow(filter) if count(filter.ExclusionFilters) > 0
