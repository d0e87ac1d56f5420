# A snapshot is encrypted when its volume is, and a copy or an import when it says so. For a volume the place to mend is the
# volume.
package sekisho

applies if input.Snapshots

applies if input.IsSnapshot

deny contains {
	"at": ["Encrypted"],
	"facts": {"value": object.get(input, "Encrypted", null), "snapshots": count(object.get(input, "Snapshots", []))},
} if {
	not input.Encrypted == true
}
