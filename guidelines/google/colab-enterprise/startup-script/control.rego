# A script is what was reviewed only if it comes from a bucket, with the generation of the object behind #.
package sekisho

applies if input.softwareConfig.postStartupScriptConfig.postStartupScriptUrl

url := input.softwareConfig.postStartupScriptConfig.postStartupScriptUrl

pinned if regex.match(`^gs://[^#]+#[0-9]+$`, url)

deny contains {
	"at": ["softwareConfig", "postStartupScriptConfig", "postStartupScriptUrl"],
	"facts": {"url": split(url, "?")[0], "bucket": startswith(url, "gs://")},
} if {
	not pinned
}
