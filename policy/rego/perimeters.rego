# Network security perimeters of Azure: once one is enforced for a resource, its rules decide and those of the resource do not.
package lib.perimeters

enforced(resource) if {
	some _, association in data.snapshot["Microsoft.Network/networkSecurityPerimeters/resourceAssociations"]
	association.properties.accessMode == "Enforced"
	lower(association.properties.privateLinkResource.id) == lower(resource.id)
}
