# Diagnostic settings of Azure: which logs of a resource are kept somewhere.
package lib.azure_diagnostics

# Whether one of the settings sends a log of one of these categories, or of a group that holds it, to a destination. The names
# are in lower case.
sends(settings, names) if {
	some setting in settings
	goes_somewhere(setting.properties)
	is_array(setting.properties.logs)
	some log in setting.properties.logs
	log.enabled == true
	holds(log, names)
}

holds(log, names) if lower(log.category) in names

holds(log, names) if lower(log.categoryGroup) in names

goes_somewhere(properties) if startswith(properties.workspaceId, "/")

goes_somewhere(properties) if startswith(properties.storageAccountId, "/")

goes_somewhere(properties) if startswith(properties.eventHubAuthorizationRuleId, "/")

goes_somewhere(properties) if startswith(properties.marketplacePartnerId, "/")
