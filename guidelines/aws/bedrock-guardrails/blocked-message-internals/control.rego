# The messages for what was blocked go to whoever tried it. They give away nothing when they hold no ARN, account, model,
# inner address or host, and no word about which attack was recognised. A help desk's address is no secret.
package sekisho

secrets := {
	"account": `(^|[^0-9+])[0-9]{12}([^0-9]|$)`,
	"address": `(^|[^0-9.])(10\.[0-9]{1,3}|192\.168|172\.(1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.[0-9]{1,3}`,
	"arn": `(?i)arn:aws[a-z-]*:[a-z]`,
	"detection": `(?i)(prompt[ _-](attack|injection|leak)|jail ?break|プロンプト・?(攻撃|インジェクション|漏えい)|ジェイルブレイク|脱獄)`,
	"host": `(?i)[a-z0-9-]\.(internal|local|corp|lan|intra)\.?([^a-z0-9.-]|$)|execute-api\.[a-z0-9-]+\.amazonaws\.com`,
	"model": `(?i)(anthropic|amazon|meta|cohere|mistral|ai21|stability|deepseek|openai|qwen)\.[a-z0-9-]*[a-z]-?[a-z0-9.-]*[0-9]`,
}

told(message) := {secret |
	some secret, pattern in secrets
	regex.match(pattern, message)
}

messages contains ["BlockedInputMessaging", message] if message := input.BlockedInputMessaging

messages contains ["BlockedOutputsMessaging", message] if message := input.BlockedOutputsMessaging

deny contains {"at": [member], "facts": {"member": member, "secrets": sort(told(message))}} if {
	some [member, message] in messages
	count(told(message)) > 0
}
