# Secrets that stand in configuration as plain text: environment variables, user data, instructions for a model.
#
# Nothing here returns a secret: a finding names the variable and the form of what is in it, never the value. Values that
# only refer to a secret (an ARN, a path of a parameter store, `${…}`, another resource of the same code) are none.
package lib.secrets

# What a value is, given the name of the variable that holds it; undefined if it is no secret. The forms are
# "access_key", "private_key", "token", "url" and "named": a name that says so, holding a literal.
form(name, value) := known_form(value) if {
	is_string(name)
	known_form(value)
}

form(name, value) := "named" if {
	telling(name)
	literal(value)
	not called(name, value)
	not known_form(value)
}

# The forms of all secrets in a text such as a script, in alphabetical order.
forms_in(text) := sort((known_forms(text) | told(text)) | {"named" |
	some assignment in regex.find_all_string_submatch_n(assignments, text, 100)
	telling(assignment[1])
	literal(assignment[2])
	not called(assignment[1], assignment[2])
})

# The same for a text that is written to be read, such as the instruction of an agent. "Password: required" is nothing there.
forms_told(text) := sort(known_forms(text) | told(text))

# --- Told by the value ---

# The engine knows neither `(?i)` nor `\s`, and says nothing of a pattern that it cannot read.

# The first that is found; a text can hold several.
known_form(text) := min(known_forms(text))

known_forms(text) := {found |
	is_string(text)
	some found, pattern in patterns
	regex.match(pattern, text)
}

patterns := {
	"access_key": `(^|[^A-Za-z0-9])(AKIA|ASIA)[A-Z0-9]{16}([^A-Za-z0-9]|$)|([Ss]ecret_?[Aa]ccess_?[Kk]ey|SECRET_?ACCESS_?KEY)["']?[ \t]*[=:][ \t]*["']?[A-Za-z0-9/+]{40}([^A-Za-z0-9/+]|$)|AccountKey=[A-Za-z0-9/+]{86}==`,
	"private_key": `-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----`,
	"token": `(^|[^A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60}|glpat-[A-Za-z0-9_-]{20}|xox[abprs]-[A-Za-z0-9-]{10}|sk_live_[A-Za-z0-9]{20}|AIza[A-Za-z0-9_-]{35}|SG\.[A-Za-z0-9_-]{20}\.|sk-(proj|svcacct|admin|ant)-[A-Za-z0-9_-]{20}|hf_[A-Za-z0-9]{30})`,
	"url": `[a-z]://[^/ \t\r\n:@$<>{}%*]+:[^/ \t\r\n:@$<>{}%*]{3,}@[^/ \t\r\n@]`,
}

# NAME=value, NAME: "value", export NAME='value'.
assignments := `([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*[=:][ \t]*["']?([^ \t\r\n"']+)`

# --- Told in a sentence ---

# "The database password is hunter2", 「パスワードは hunter2 です」. A word without digits is no secret there: "the password is
# required", "ask for the password".
told(text) := {"named" |
	is_string(text)
	some sentence in sentences
	some match in regex.find_all_string_submatch_n(sentence, text, 100)
	value := trim(match[count(match) - 1], "\"'`.,;:!?()[]")
	secret_word(lower(match[1]), value)
}

# With a verb or a sign between name and value, with nothing between them, and in Japanese.
sentences := [
	`([Pp]ass(?:word|phrase|code|wd)|PASSWORD|[Pp]wd|(?:[Aa][Pp][Ii]|[Aa]ccess|[Ss]ecret|[Ss]igning|[Mm]aster)[ _-][Kk]ey|[Ss]ecret|SECRET|[Tt]oken|TOKEN)(?:[ \t]+(?:for|of|to|on|in)(?:[ \t]+[A-Za-z0-9_'-]+){1,6})?(?:[ \t]*[=:][ \t]*|[ \t]+(?:is|are|was|equals)[ \t]*:?[ \t\r\n]+)([!-~]+)`,
	`([Pp]ass(?:word|phrase|code|wd)|PASSWORD|[Pp]wd|(?:[Aa][Pp][Ii]|[Aa]ccess|[Ss]ecret|[Ss]igning|[Mm]aster)[ _-][Kk]ey|[Ss]ecret|SECRET|[Tt]oken|TOKEN)[ \t]+([!-~]*[0-9][!-~]*)`,
	`(パスワード|パスフレーズ|パスコード|合言葉|シークレット|トークン|(?:API|アクセス|シークレット|署名)[ ]?キー)[ ]*(?:は|が|：|:|＝|=)?[ 　、]*[「『]?([!-~]+)`,
]

secret_word(name, value) if {
	regex.match(`[0-9]`, value)
	regex.match(`[A-Za-z]`, value)
	count(value) >= 6
	not technical(value)
	not reference(value)
	not placeholder(value)
	not called(name, value)
}

# Numbers alone are no more than a count behind other names: "token: 200000".
secret_word(name, value) if {
	regex.match(`^pass|^pwd|^パス`, name)
	regex.match(`^[0-9]{6,}$`, value)
}

# Words with digits in them that say how something is made, or how much: SHA-256, OAuth2, 12-character.
technical(value) if regex.match(
	`^(sha|md|aes|3?des|rsa|ecdsa|ed|hmac|hs|rs|base|utf|oauth|oidc|pkcs|bcrypt|argon|pbkdf|tls|ssl|http|ipv|rfc|iso|nist|fips|s|ec|v|version|level|step|rule|type|section|chapter|table|page|item|office|microsoft|windows|web|python|java)[-_.]?[0-9]+([^a-z0-9].*|[a-z]*encoded|[a-z]*encrypted)?$`,
	lower(value),
)

technical(value) if regex.match(`^[0-9]+[-–]?(characters?|chars?|digits?|bits?|bytes?|letters?|words?|times|days?|hours?|minutes?|seconds?|months?|years?|attempts?|factor|step|way)`, lower(value))

technical(value) if regex.match(`^(1password|keepass)`, lower(value))

# --- Told by the name ---

# A name whose last word says that a secret is in it: DB_PASSWORD, clientSecret, api-key. DB_PASSWORD_ARN, SECRET_NAME and
# MAX_TOKENS are none.
telling(name) if regex.match(`(password|passwd|passphrase|secret|token|apikey|secretkey|accesskey|privatekey)[0-9]*$`, plain(name))

telling(name) if regex.match(
	`(^|[^a-z0-9])(pwd|pass|credentials?|(api|access|secret|private|signing|auth|master|account|shared)[^a-z0-9]key|secret[^a-z0-9]key[^a-z0-9]base)[0-9]*$`,
	plain(name),
)

# camelCase and PascalCase with their words apart, in lower case.
plain(name) := lower(regex.replace(name, `([a-z0-9])([A-Z])`, "${1}_${2}"))

# DB_SECRET is often the name that a secret has in a store: words with hyphens or slashes between them.
called(name, value) if {
	regex.match(`(^|[^a-z0-9])secret$`, plain(name))
	not regex.match(`(client|app|consumer|shared|signing|jwt|session|webhook|api|cookie)[^a-z0-9]secret$`, plain(name))
	regex.match(`^[a-z][a-z0-9]*([-_/][a-z0-9]+)+$`, value)
}

# A value that is written out and could be a secret.
literal(value) if {
	is_string(value)
	count(value) >= 4
	count(split(value, " ")) < 3
	not reference(value)
	not placeholder(value)
}

reference(value) if regex.match(`^(arn:|/|\./|https?://|[a-z]+://|projects/|alias/|ssm:|secretsmanager:|secretref:|vault:|op://|env:|file:)`, lower(value))

# The path of a secret in a store.
reference(value) if regex.match(`^[a-z0-9_-]+(/[a-z0-9_.-]+)+$`, value)

# ${…}, $(…), $NAME, {{resolve:…}}, @Microsoft.KeyVault(…), %NAME%, <name>.
reference(value) if regex.match(`\$\{|\$\(|^\$[A-Za-z_]|\{\{|^@[A-Za-z]+\.|^%.*%$|^<.*>$|^\[.*\]$`, value)

# Another resource of the same code, by its address, its logical id or its resource type.
reference(value) if regex.match(`^((module|data)\.[A-Za-z0-9_.-]+|[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z0-9_-]+)(\[[^\]]*\])?(\.[A-Za-z0-9_.\[\]"-]+)?$`, value)

reference(value) if regex.match(`^[A-Z][a-z0-9]+([A-Z][a-z0-9]*)*(Secret|Password|Token|Key|Parameter|Credentials?)[A-Z]?[a-z]*$`, value)

reference(value) if regex.match(`^(Secret|Password|Token|ApiKey|Credentials?)[A-Za-z0-9]*$`, value)

reference(value) if regex.match(`^[A-Z][A-Za-z]+\.[A-Za-z]+/[A-Za-z]+`, value)

placeholder(value) if regex.match(`^(true|false|null|none|nil|undefined|enabled|disabled|required|optional|default|empty|unset|tbd|todo|n/?a)$`, lower(value))

placeholder(value) if regex.match(`change.?(me|it|this)|replace.?(me|this|with)|placeholder|redacted|dummy|your[-_]|insert[-_]|to[-_]be[-_]|example$|managed[-_ ]by|^set[-_ ]`, lower(value))

placeholder(value) if regex.match(`^([x*.#-])+$`, lower(value))
