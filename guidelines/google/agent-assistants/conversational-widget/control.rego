# A public widget is there for everyone; what keeps scripts and other people's pages off is a check of the origin and reCAPTCHA.
# The check lets all origins in while none is named.
# A deployment has a channel of its own, an app the one that is the default.
package sekisho

applies if count(public) > 0

public contains {"channel": "channelProfile", "settings": settings} if {
	settings := input.channelProfile.webWidgetConfig.securitySettings
	not settings.enablePublicAccess == false
}

public contains {"channel": "defaultChannelProfile", "settings": settings} if {
	settings := input.defaultChannelProfile.webWidgetConfig.securitySettings
	not settings.enablePublicAccess == false
}

deny contains {
	"at": [widget.channel, "webWidgetConfig", "securitySettings", missing[0]],
	"facts": {"missing": missing},
} if {
	some widget in public
	missing := [check |
		some check in ["enableRecaptcha", "enableOriginCheck", "allowedOrigins"]
		lacks(widget.settings, check)
	]
	count(missing) > 0
}

lacks(settings, check) if {
	check in ["enableRecaptcha", "enableOriginCheck"]
	not settings[check] == true
}

lacks(settings, "allowedOrigins") if {
	settings.enableOriginCheck == true
	not names_origins(settings.allowedOrigins)
}

names_origins(origins) if {
	count(origins) > 0
	every origin in origins {
		origin != "*"
	}
}
