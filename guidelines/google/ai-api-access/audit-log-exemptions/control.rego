# Who is exempted leaves no trace in the audit logs of data access, wherever else they are turned on.
package sekisho

deny contains {
	"at": ["iamPolicy", "auditConfigs", i, "auditLogConfigs", j, "exemptedMembers"],
	"facts": {"service": config.service, "type": log.logType, "members": log.exemptedMembers},
} if {
	some i, config in input.iamPolicy.auditConfigs
	lower(config.service) in {"allservices", "aiplatform.googleapis.com"}
	some j, log in config.auditLogConfigs
	upper(log.logType) in {"DATA_READ", "DATA_WRITE"}
	count(log.exemptedMembers) > 0
}
