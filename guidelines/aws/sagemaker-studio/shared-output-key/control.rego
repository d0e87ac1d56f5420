# A notebook that is shared with its output carries the data that the cells show. The vendor's default leaves the output out.
package sekisho

settings := {"DefaultUserSettings": object.get(input, ["DefaultUserSettings", "SharingSettings"], {}), "UserSettings": object.get(input, ["UserSettings", "SharingSettings"], {})}

applies if {
	some member in ["DefaultUserSettings", "UserSettings"]
	settings[member].NotebookOutputOption == "Allowed"
}

named(key) if {
	is_string(key)
	trim_space(key) != ""
}

deny contains {
	"at": [member, "SharingSettings", "S3KmsKeyId"],
	"facts": {"bucket": object.get(settings[member], "S3OutputPath", null)},
} if {
	some member in ["DefaultUserSettings", "UserSettings"]
	settings[member].NotebookOutputOption == "Allowed"
	not named(settings[member].S3KmsKeyId)
}
