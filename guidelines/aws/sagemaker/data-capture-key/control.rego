# What data capture writes down are the inputs and answers of users, encrypted with the company's own key when KmsKeyId names one.
package sekisho

applies if input.DataCaptureConfig.EnableCapture == true

has_key if {
	is_string(input.DataCaptureConfig.KmsKeyId)
	trim_space(input.DataCaptureConfig.KmsKeyId) != ""
}

default destination := null

destination := input.DataCaptureConfig.DestinationS3Uri

deny contains {"at": ["DataCaptureConfig", "KmsKeyId"], "facts": {"destination": destination}} if not has_key
