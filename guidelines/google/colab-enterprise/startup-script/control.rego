# A script is what was reviewed only if it comes from a bucket, with the generation of the object behind #.
package sekisho

applies if input.softwareConfig.postStartupScriptConfig.postStartupScriptUrl

url := input.softwareConfig.postStartupScriptConfig.postStartupScriptUrl

pinned if regex.match(`^gs://[^#]+#[0-9]+$`, url)

# Without a query, and without what stands before the host: there may be secrets.
shown := regex.replace(split(url, "?")[0], `//[^/@]*@`, "//")

deny contains {
	"at": ["softwareConfig", "postStartupScriptConfig", "postStartupScriptUrl"],
	"facts": {"url": shown, "bucket": startswith(lower(url), "gs://")},
} if {
	not pinned
}
