# STABLE and LATEST move on with the vendor. LEGACY is the version before, for 90 days; RETIRED is none any more, and STABLE
# runs in its place. A number that a template is pinned to does not say where it stands in this life, so it is not judged.
package sekisho

applies if input.templateMetadata.filterVersionSelector.alias

current := {"FILTER_VERSION_ALIAS_STABLE", "FILTER_VERSION_ALIAS_LATEST"}

deny contains {
	"at": ["templateMetadata", "filterVersionSelector", "alias"],
	"facts": {"alias": input.templateMetadata.filterVersionSelector.alias},
} if {
	input.templateMetadata.filterVersionSelector.alias
	not input.templateMetadata.filterVersionSelector.alias in current
}
