# A bucket whose code says nothing of Block Public Access. AWS turns it on for buckets that it creates now, but the code does
# not hold it, and older buckets do not have it.
package sekisho

deny contains {
	"at": ["PublicAccessBlockConfiguration"],
	"facts": {},
} if {
	not input.PublicAccessBlockConfiguration
}
