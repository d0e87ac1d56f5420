# Brokers stay inside the VPC while public access is DISABLED, the vendor's default.
package sekisho

deny contains {
	"at": ["BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess", "Type"],
	"facts": {"value": object.get(input, ["BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess", "Type"], null)},
} if {
	not input.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type == "DISABLED"
}
