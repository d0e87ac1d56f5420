# Public access to a widget takes no token: whoever has its id can search and ask, which allowed domains do not change, as they
# bind browsers alone. For an app that searches nothing but public websites that is what it is for.
package sekisho

public_at contains ["accessSettings", "allowPublicAccess"] if not input.accessSettings.allowPublicAccess == false

public_at contains ["allowPublicAccess"] if not input.allowPublicAccess == false

engine_name := split(input.name, "/widgetConfigs/")[0]

engines contains engine if {
	some _, engine in data.snapshot["discoveryengine.googleapis.com/Engine"]
	engine.name == engine_name
}

# In code an app and a data store are named by their ids, or by where they are written.
engines contains engine if {
	some id, engine in data.snapshot["discoveryengine.googleapis.com/Engine"]
	input.engineId in {id, object.get(engine, "engineId", id)}
}

website(named) if {
	some id, store in data.snapshot["discoveryengine.googleapis.com/DataStore"]
	same_store(id, store, named)
	store.contentConfig == "PUBLIC_WEBSITE"
}

same_store(id, _, named) if id == named

same_store(_, store, named) if store.dataStoreId == named

same_store(_, store, named) if store.name == concat("/dataStores/", [split(engine_name, "/engines/")[0], named])

websites_only if {
	some engine in engines
	count(engine.dataStoreIds) > 0
	every named in engine.dataStoreIds {
		website(named)
	}
}

deny contains {
	"at": place,
	"facts": {"domains": object.get(input, ["accessSettings", "allowlistedDomains"], [])},
	"proven": true,
} if {
	identified
	some place in public_at
	not websites_only
}

# Without a name nobody knows what the app searches. In code, which tells a location, it is named by an argument.
unnamed := ["engineId"] if {
	input.location
} else := ["name"]

deny contains {
	"at": unnamed,
	"facts": {"domains": object.get(input, ["accessSettings", "allowlistedDomains"], [])},
	"proven": true,
} if {
	not identified
	count(public_at) > 0
}

identified if input.name

identified if input.engineId
