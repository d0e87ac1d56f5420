# A bucket that answers as a website. One that only redirects elsewhere shows nothing of its own.
package sekisho

deny contains {
	"at": ["WebsiteConfiguration"],
	"facts": {"index": object.get(site, "IndexDocument", null)},
} if {
	site := input.WebsiteConfiguration
	not site.RedirectAllRequestsTo
}
