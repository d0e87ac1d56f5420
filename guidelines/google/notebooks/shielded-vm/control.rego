# vTPM and integrity monitoring are on by default.
package sekisho

deny contains {"at": ["gceSetup", "shieldedInstanceConfig", setting], "facts": {"setting": setting, "value": false}} if {
	some setting in ["enableVtpm", "enableIntegrityMonitoring"]
	input.gceSetup.shieldedInstanceConfig[setting] == false
}

deny contains {"at": ["shieldedInstanceConfig", setting], "facts": {"setting": setting, "value": false}} if {
	some setting in ["enableVtpm", "enableIntegrityMonitoring"]
	input.shieldedInstanceConfig[setting] == false
}
