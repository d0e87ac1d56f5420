# JupyterLab hands out files, and notebooks with their output, unless both are switched off.
package sekisho

# Workbench instances (API v2) are set up by gceSetup; user-managed notebooks (API v1) have everything at the top.
workbench if input.gceSetup

workbench if input.apiVersion == "v2"

managed if {
	input.apiVersion == "v1"
	not input.gceSetup
}

keys := ["notebook-disable-downloads", "notebook-disable-nbconvert"]

deny contains {
	"at": ["gceSetup", "metadata"],
	"facts": {"missing": missing},
} if {
	workbench
	missing := [key | some key in keys; not on(input.gceSetup.metadata, key)]
	count(missing) > 0
}

deny contains {
	"at": ["metadata"],
	"facts": {"missing": missing},
} if {
	managed
	missing := [key | some key in keys; not on(input.metadata, key)]
	count(missing) > 0
}

# Terraform makes a text of a truth value.
on(metadata, key) if lower(trim_space(sprintf("%v", [metadata[key]]))) == "true"
