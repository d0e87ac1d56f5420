# The browser of a user returns to this URL with what proves that the user has agreed. Only HTTPS keeps it secret on the way, but
# for the user's own machine.
package sekisho

urls := input.AllowedResourceOauth2ReturnUrls if is_array(input.AllowedResourceOauth2ReturnUrls)

applies if count(urls) > 0

own_machine(url) if regex.match(`^http://(localhost|127\.[0-9.]+|\[::1\])([:/?#]|$)`, lower(url))

deny contains {"at": ["AllowedResourceOauth2ReturnUrls", i], "facts": {"url": url}} if {
	some i, url in urls
	is_string(url)
	startswith(lower(trim_space(url)), "http:")
	not own_machine(trim_space(url))
}
