# Without a Microsoft Entra administrator nobody can log in but with a password of the server itself.
package sekisho

deny contains {
	"at": ["properties", "administrators"],
	"facts": {},
} if {
	not input.properties.administrators.login
}
