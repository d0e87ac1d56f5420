# Google Cloud's Agent Registry: where the agents and tools in it are called.
package lib.google_agent_registry

# Every address of a service, as {at, url}: those of its interfaces, or those of its agent card, which A2A 0.x and 1.x
# write in different places. A card may name its main address among the others again.
addresses(service) := registered(service) | main(service) | others(service)

registered(service) := {{"at": ["interfaces", i, "url"], "url": interface.url} |
	is_array(service.interfaces)
	some i, interface in service.interfaces
}

main(service) := {{"at": ["agentSpec", "content", "url"], "url": url} |
	url := service.agentSpec.content.url
}

others(service) := {{"at": ["agentSpec", "content", member, i, "url"], "url": interface.url} |
	some member in ["additionalInterfaces", "supportedInterfaces"]
	is_array(service.agentSpec.content[member])
	some i, interface in service.agentSpec.content[member]
	not interface.url == service.agentSpec.content.url
}
