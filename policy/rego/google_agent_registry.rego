# Google Cloud's Agent Registry: where the agents and tools in it are called.
package lib.google_agent_registry

# Every address of a service, as {at, url}: those of its interfaces, or those of its agent card, which A2A 0.x and 1.x
# write in different places. A card may name its main address among the others again.
addresses(interfaces, card) := (registered(interfaces) | main(card)) | others(card)

registered(interfaces) := {{"at": ["interfaces", i, "url"], "url": interface.url} |
	is_array(interfaces)
	some i, interface in interfaces
}

main(card) := {{"at": ["agentSpec", "content", "url"], "url": url} |
	url := card.url
}

others(card) := {{"at": ["agentSpec", "content", member, i, "url"], "url": interface.url} |
	some member in ["additionalInterfaces", "supportedInterfaces"]
	is_array(card[member])
	some i, interface in card[member]
	not interface.url == card.url
}
