# The default accounts of Compute Engine and App Engine are shared by machines and applications, and often hold the role of an
# editor. Where none is named, Vertex AI uses accounts of its own with less; agents have a guide for that.
package sekisho

import data.lib.google_iam

deny contains {
	"at": ["spec", "serviceAccount"],
	"facts": {"account": input.spec.serviceAccount, "model": null},
} if {
	google_iam.default_account(input.spec.serviceAccount)
}

deny contains {
	"at": ["deployedModels", i, "serviceAccount"],
	"facts": {"account": model.serviceAccount, "model": object.get(model, "displayName", null)},
} if {
	some i, model in input.deployedModels
	google_iam.default_account(model.serviceAccount)
}
