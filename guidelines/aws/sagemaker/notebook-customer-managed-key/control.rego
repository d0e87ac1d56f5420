# The storage of notebooks is the company's own when KmsKeyId names a key; otherwise a key of AWS encrypts it.
package sekisho

deny contains {"at": ["KmsKeyId"], "facts": {}} if not has_key

has_key if input.KmsKeyId != ""
