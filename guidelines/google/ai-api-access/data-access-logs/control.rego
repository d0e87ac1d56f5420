# Calls of models are only in the audit logs of data access, which are off unless the project or something above it turns them on.
# That a project has none is proven only where everything above it is known, up to the organization.
package sekisho

wanted := {"DATA_READ", "DATA_WRITE"}

folders := data.snapshot["cloudresourcemanager.googleapis.com/Folder"]

organizations := data.snapshot["cloudresourcemanager.googleapis.com/Organization"]

full(name) := concat("", ["//cloudresourcemanager.googleapis.com/", name])

# Folders nest ten deep.
above1 := folders[full(input.parent)]

above2 := folders[full(above1.parent)]

above3 := folders[full(above2.parent)]

above4 := folders[full(above3.parent)]

above5 := folders[full(above4.parent)]

above6 := folders[full(above5.parent)]

above7 := folders[full(above6.parent)]

above8 := folders[full(above7.parent)]

above9 := folders[full(above8.parent)]

above10 := folders[full(above9.parent)]

above contains folder if folder := above1

above contains folder if folder := above2

above contains folder if folder := above3

above contains folder if folder := above4

above contains folder if folder := above5

above contains folder if folder := above6

above contains folder if folder := above7

above contains folder if folder := above8

above contains folder if folder := above9

above contains folder if folder := above10

tops contains top if top := organizations[full(input.parent)]

tops contains top if {
	some folder in above
	top := organizations[full(folder.parent)]
}

enabled(policy) := {upper(log.logType) |
	is_array(policy.auditConfigs)
	some config in policy.auditConfigs
	lower(config.service) in {"allservices", "aiplatform.googleapis.com"}
	is_array(config.auditLogConfigs)
	some log in config.auditLogConfigs
}

inherited contains log if {
	some folder in above
	some log in enabled(folder.iamPolicy)
}

inherited contains log if {
	some top in tops
	some log in enabled(top.iamPolicy)
}

missing := sort((wanted - enabled(object.get(input, "iamPolicy", {}))) - inherited)

known if {
	count(tops) == 1
	every resource in above | tops {
		resource.iamPolicy
	}
}

deny contains {
	"at": ["iamPolicy", "auditConfigs"],
	"facts": {"missing": missing},
	"proven": true,
} if {
	count(missing) > 0
	known
}

deny contains {
	"at": ["iamPolicy", "auditConfigs"],
	"facts": {"missing": missing},
} if {
	count(missing) > 0
	not known
}
