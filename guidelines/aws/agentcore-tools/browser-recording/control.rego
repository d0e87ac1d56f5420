# What an agent did in a browser can be seen later only where sessions are recorded into a bucket.
package sekisho

recorded if {
	input.RecordingConfig.Enabled == true
	is_string(input.RecordingConfig.S3Location.Bucket)
	input.RecordingConfig.S3Location.Bucket != ""
}

default enabled := null

enabled := input.RecordingConfig.Enabled

deny contains {"at": place, "facts": {"enabled": enabled}} if not recorded

place := ["RecordingConfig", "S3Location"] if {
	input.RecordingConfig.Enabled == true
} else := ["RecordingConfig"]
