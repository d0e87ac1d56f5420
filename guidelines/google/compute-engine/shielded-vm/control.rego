# vTPM and integrity monitoring are on by default for images that support them.
package sekisho

deny contains {"at": ["shieldedInstanceConfig", setting], "facts": {"setting": setting, "value": false}} if {
	some setting in ["enableVtpm", "enableIntegrityMonitoring"]
	input.shieldedInstanceConfig[setting] == false
}

deny contains {"at": ["properties", "shieldedInstanceConfig", setting], "facts": {"setting": setting, "value": false}} if {
	some setting in ["enableVtpm", "enableIntegrityMonitoring"]
	input.properties.shieldedInstanceConfig[setting] == false
}
