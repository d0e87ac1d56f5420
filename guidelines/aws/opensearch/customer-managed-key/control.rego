# An encrypted domain is under the company's own key when KmsKeyId names one. That encryption is on is asked elsewhere.
package sekisho

applies if input.EncryptionAtRestOptions.Enabled == true

deny contains {"at": ["EncryptionAtRestOptions", "KmsKeyId"], "facts": {}} if not has_key

has_key if input.EncryptionAtRestOptions.KmsKeyId != ""
