# The container of a model can neither call out nor get credentials only when it is isolated; the vendor's default is not.
package sekisho

deny contains {"at": ["EnableNetworkIsolation"], "facts": {}} if {
	not input.EnableNetworkIsolation == true
}
