# Without the name of an endpoint service, the knowledge base reaches MongoDB Atlas over its public address.
package sekisho

mongodb := input.StorageConfiguration.MongoDbAtlasConfiguration

applies if mongodb

deny contains {
	"at": ["StorageConfiguration", "MongoDbAtlasConfiguration", "EndpointServiceName"],
	"facts": {"endpoint": object.get(mongodb, "Endpoint", null)},
} if {
	not private
}

private if {
	is_string(mongodb.EndpointServiceName)
	trim_space(mongodb.EndpointServiceName) != ""
}
