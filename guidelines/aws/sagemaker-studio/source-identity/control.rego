# Users of a domain often share an execution role; only USER_PROFILE_NAME leaves their names in CloudTrail.
package sekisho

default value := null

value := input.DomainSettings.ExecutionRoleIdentityConfig

deny contains {"at": ["DomainSettings", "ExecutionRoleIdentityConfig"], "facts": {"value": value}} if {
	not input.DomainSettings.ExecutionRoleIdentityConfig == "USER_PROFILE_NAME"
}
