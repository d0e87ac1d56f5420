# A managed runtime has an external IP address and Google's keys unless it says otherwise.
package sekisho

config := ["virtualMachine", "virtualMachineConfig"]

deny contains {
	"at": array.concat(config, ["internalIpOnly"]),
	"facts": {"setting": "internalIpOnly", "value": object.get(input, ["virtualMachine", "virtualMachineConfig", "internalIpOnly"], null)},
} if {
	not input.virtualMachine.virtualMachineConfig.internalIpOnly == true
}

deny contains {
	"at": array.concat(config, ["encryptionConfig", "kmsKey"]),
	"facts": {"setting": "kmsKey", "value": null},
} if {
	not keyed
}

keyed if trim_space(input.virtualMachine.virtualMachineConfig.encryptionConfig.kmsKey) != ""
