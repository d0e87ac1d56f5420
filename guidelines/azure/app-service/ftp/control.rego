# The door for FTP is open from the beginning; only FtpsOnly and Disabled keep out connections without encryption. Terraform's
# newer types write Disabled unless told otherwise; a template has to say so.
package sekisho

encrypted := {"FtpsOnly", "Disabled"}

deny contains {
	"at": ["properties", "siteConfig", "ftpsState"],
	"facts": {"value": object.get(input.properties, ["siteConfig", "ftpsState"], null)},
} if {
	not input.properties.siteConfig.ftpsState in encrypted
}
