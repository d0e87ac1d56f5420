# A list without items stops nothing. The list of its items stands in `items` where it was read; in code other files may
# add items, so a list there is not judged.
package sekisho

applies if input.items

deny contains {
	"at": ["items"],
	"facts": {"list": input.name},
} if {
	not count(input.items) > 0
}
