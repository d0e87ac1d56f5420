# The containers of a monitoring job call out unless they are isolated; the vendor's default is not.
package sekisho

deny contains {"at": ["NetworkConfig", "EnableNetworkIsolation"], "facts": {}} if {
	not input.NetworkConfig.EnableNetworkIsolation == true
}
