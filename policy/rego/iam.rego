# AWS policy documents: who may do what, and which conditions keep strangers out.
#
# A document is the object with Statement, a list (the shape tables make one statement a list). Functions that look for
# faults return sets of objects; their `at` is the path inside the document, or inside the statement for functions that
# take a statement. What is unknown is silent, so that the judge makes it undetermined.
#
# Only conditions are the other way round: an unknown one may be the one that keeps strangers out. So a control that asks
# for `public` says `applies if iam.written(input.PolicyDocument)`; by that the judge knows what a fault rests on.
package lib.iam

# --- Statements ---

allows(statement) if lower(statement.Effect) == "allow"

denies(statement) if lower(statement.Effect) == "deny"

# The elements of a member that may be one value or a list of them.
values(value) := [one | some one in value] if is_array(value)

values(value) := [value] if not is_array(value)

# The same, each with its path behind `at`. An element of a list that is not known is left out.
listed(at, value) := {{"at": at, "value": value}} if {
	not is_array(value)
	value != null
}

listed(at, value) := found if {
	is_array(value)
	found := {{"at": array.concat(at, [i]), "value": one} |
		some i, one in value
		one != null
	}
}

# --- Actions and resources ---

# Every action of every service.
any_action(action) if regex.match(`^\*+(:\*+)?$`, action)

# Every action of at least one service: `*`, `sqs:*`.
any_action_of_service(action) if any_action(action)

any_action_of_service(action) if regex.match(`^[A-Za-z0-9-]+:\*+$`, action)

# Every resource, of whatever service.
any_resource(resource) if regex.match(`^\*+$`, resource)

any_resource(resource) if regex.match(`^arn:[^:]*:\*(:\*)*$`, resource)

# Whether a pattern of a policy names an action, as in matches("iam:Pass*", "iam:PassRole"). Neither knows case.
matches(pattern, name) if {
	text := replace(replace(lower(pattern), ".", `\.`), "?", ".")
	regex.match(concat("", ["^", replace(text, "*", ".*"), "$"]), lower(name))
}

# Whether a statement names an action, be it by leaving it out of NotAction.
names_action(statement, action) if {
	written := statement.Action
	some pattern in values(written)
	matches(pattern, action)
}

names_action(statement, action) if {
	written := statement.NotAction
	left_out := values(written)
	count([pattern | some pattern in left_out; matches(pattern, action)]) == 0
}

# Whether a statement is about every resource, or about all but some.
on_any_resource(statement) if {
	some resource in values(statement.Resource)
	any_resource(resource)
}

on_any_resource(statement) if statement.NotResource

# What a statement is about, for the sentence of a finding: the actions as written, or "*" where NotAction leaves some out.
actions(statement) := sort({action | some action in values(statement.Action); is_string(action)}) if statement.Action

actions(statement) := ["*"] if {
	statement.NotAction
	not statement.Action
}

actions(statement) := [] if {
	not statement.NotAction
	not statement.Action
}

# Statements that allow every action of a service: {at, action}.
whole_services(document) := {found |
	some i, statement in document.Statement
	allows(statement)
	some one in listed(["Statement", i, "Action"], statement.Action)
	any_action_of_service(one.value)
	found := {"at": one.at, "action": one.value}
}

# Statements that make an administrator: {at, action}. Leaving some actions out does not help while those of IAM are in,
# because with them one can give oneself the others.
administrators(document) := named | left if {
	named := {found |
		some i, statement in document.Statement
		allows(statement)
		on_any_resource(statement)
		some one in listed(["Statement", i, "Action"], statement.Action)
		any_action(one.value)
		found := {"at": one.at, "action": one.value}
	}
	left := {found |
		some i, statement in document.Statement
		allows(statement)
		on_any_resource(statement)
		statement.NotAction
		names_action(statement, "iam:AttachUserPolicy")
		found := {"at": ["Statement", i, "NotAction"], "action": "NotAction"}
	}
}

# --- Principals ---

# A principal that is everyone, in an AWS account or not.
everyone(principal) if principal == "*"

everyone(principal) if regex.match(`^arn:[^:]*:(iam|sts)::\*`, principal)

# An account as a whole: its id or its root. Whom it means is up to that account.
account(principal) if regex.match(`^[0-9]{12}$`, principal)

account(principal) if regex.match(`^arn:[^:]*:iam::[^*]+:root$`, principal)

# Those of a statement's principals that are everyone: {at, principal}.
strangers(statement) := {{"at": one.at, "principal": one.value} |
	some one in principals(statement)
	everyone(one.value)
}

# The principals of a statement that are AWS accounts, roles, users, or everyone: {at, value}. NotPrincipal lets in all
# but a few.
principals(statement) := listed(["Principal"], statement.Principal) if not is_object(statement.Principal)

principals(statement) := found if {
	is_object(statement.Principal)
	found := {one |
		some kind in {"AWS", "*"}
		some one in listed(["Principal", kind], statement.Principal[kind])
	}
}

principals(statement) := {{"at": ["NotPrincipal"], "value": "*"}} if {
	statement.NotPrincipal
	not statement.Principal
}

# --- Conditions ---

# Condition keys that tell who calls or from where, in a way that a stranger cannot choose. These are the keys that
# Block Public Access of S3 takes into account, and those of the same kind that other services have.
callers := {
	"aws:SourceArn",
	"aws:SourceAccount",
	"aws:SourceOwner",
	"aws:SourceOrgID",
	"aws:SourceOrgPaths",
	"aws:SourceVpc",
	"aws:SourceVpcArn",
	"aws:SourceVpce",
	"aws:VpceAccount",
	"aws:VpceOrgID",
	"aws:VpceOrgPaths",
	"aws:PrincipalArn",
	"aws:PrincipalAccount",
	"aws:PrincipalOrgID",
	"aws:PrincipalOrgPaths",
	"aws:PrincipalServiceName",
	"aws:PrincipalServiceNamesList",
	"aws:userid",
	"ec2:SourceInstanceARN",
	"kms:CallerAccount",
	"lambda:SourceFunctionArn",
	"s3:DataAccessPointAccount",
	"s3:DataAccessPointArn",
	"s3:x-amz-server-side-encryption-aws-kms-key-id",
}

caller_keys := {lower(key) | some key in callers}

# Whether a condition keeps everyone out but callers who are known. Operators that are also true when the key is not in the
# request (…IfExists, ForAllValues) do not: an anonymous request carries none of these keys.
limits(condition) if {
	some one in demanded(condition)
	demands(one.operator)
	pins(one.key, one.value)
}

limits(condition) if {
	some one in demanded(condition)
	one.operator == "bool"
	one.key in limiting_truths
	truth(one.value) == "true"
}

# A request carries either its address or the VPC it comes from, so both together leave nobody out.
limits(condition) if {
	some one in demanded(condition)
	one.operator == "ipaddressifexists"
	one.key == "aws:sourceip"
	pins(one.key, one.value)
	some other in demanded(condition)
	other.operator in {"stringequalsifexists", "stringlikeifexists"}
	other.key in {"aws:sourcevpc", "aws:sourcevpce"}
	pins(other.key, other.value)
}

# What a condition demands: {operator, key, value}, the names in lower case because policies do not know case there.
demanded(condition) := [one |
	is_object(condition)
	some operator, keys in condition
	is_object(keys)
	some key, value in keys
	one := {"operator": lower(operator), "key": lower(key), "value": value}
]

demands(operator) if trim_prefix(operator, "foranyvalue:") in demanding_operators

refuses(operator) if trim_suffix(trim_prefix(operator, "forallvalues:"), "ifexists") in refusing_operators

# Written as policies write them, so that the judge sees that these names are read.
demanding_operators := {lower(name) |
	some name in {"StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress"}
}

refusing_operators := {lower(name) |
	some name in {
		"StringNotEquals",
		"StringNotEqualsIgnoreCase",
		"StringNotLike",
		"ArnNotEquals",
		"ArnNotLike",
		"NotIpAddress",
	}
}

limiting_truths := {lower(name) | some name in {"aws:PrincipalIsAWSService", "elasticfilesystem:AccessedViaMountTarget"}}

truth_operators := {lower(name) | some name in {"Bool", "BoolIfExists"}}

truth(value) := lower(sprintf("%v", [values(value)[0]]))

# Whether all values of a key are certain callers or certain networks.
pins(key, value) if {
	key in caller_keys
	all_of(value)
	count([one | some one in values(value); not fixed(one)]) == 0
}

pins(key, value) if {
	key == "aws:sourceip"
	all_of(value)
	count([one | some one in values(value); not own_range(one)]) == 0
}

pins(key, value) if {
	key == "sns:endpoint"
	all_of(value)
	count([one | some one in values(value); not own_endpoint(one)]) == 0
}

all_of(value) if count(values(value)) > 0

wild(text) if contains(text, "*")

wild(text) if contains(text, "?")

# A variable that the request fills in, as its sender likes. ${AWS::AccountId} and references in code are no such thing.
variable(text) if contains(text, "${aws:")

# A value whose account, organization, network or other owner does not depend on a wildcard.
fixed(value) if {
	is_string(value)
	value != ""
	not variable(value)
	not startswith(value, "arn:")
	not wild(split(split(value, "/")[0], ":")[0])
}

fixed(value) if {
	startswith(value, "arn:")
	not variable(value)
	not wild(value)
}

fixed(value) if {
	startswith(value, "arn:")
	not variable(value)
	owner := arn_parts(value)[4]
	owner != ""
	not wild(owner)
}

# The name of a bucket is nobody else's.
fixed(value) if {
	startswith(value, "arn:")
	not variable(value)
	parts := arn_parts(value)
	parts[2] == "s3"
	parts[5] != ""
	not wild(split(parts[5], "/")[0])
}

arn_parts(arn) := split(replace(arn, "${AWS::", "${"), ":")

# S3 calls ranges broader than /8, or /32 of IPv6, public.
own_range(range) if {
	is_string(range)
	not contains(range, "/")
}

own_range(range) if {
	not contains(range, ":")
	to_number(split(range, "/")[1]) >= 8
}

own_range(range) if {
	contains(range, ":")
	to_number(split(range, "/")[1]) >= 32
}

# fc00::/7 are private addresses.
own_range(range) if regex.match(`^f[cd][0-9a-f]{0,2}:.*/[0-9]+$`, lower(range))

own_endpoint(endpoint) if fixed(regex.replace(endpoint, `^https?://`, ""))

own_endpoint(endpoint) if regex.match(`@[^*?@]+$`, endpoint)

# --- Who is let in ---

# Whether there is a document. Its statements with their effects and conditions are looked at for the judge to see: while
# one of them cannot be read, what is found in the others is not certain.
written(document) if {
	is_object(document)
	count([statement |
		some statement in document.Statement
		statement.Effect
		statement.Condition
	]) >= 0
}

# Statements that let everyone in: {at, principal, actions, conditional}. `at` is the principal, or the condition if there
# is one that does not keep strangers out.
public(document) := {found |
	some i, statement in document.Statement
	allows(statement)
	condition := object.get(statement, "Condition", {})
	not limits(condition)
	not fenced(document, statement)
	some one in strangers(statement)
	found := {
		"at": blame(document, i, one.at),
		"principal": one.principal,
		"actions": actions(statement),
		"conditional": condition != {},
	}
}

blame(document, i, at) := array.concat(["Statement", i], at) if {
	not document.Statement[i].Condition
	count(likely_fences(document)) == 0
}

blame(document, i, _) := ["Statement", i, "Condition"] if {
	document.Statement[i].Condition
	count(likely_fences(document)) == 0
}

# Where another statement could be one that denies the same to strangers, all statements together are at fault.
blame(document, _, _) := ["Statement"] if count(likely_fences(document)) > 0

likely_fences(document) := {j |
	some j, guard in document.Statement
	likely_fence(guard)
}

likely_fence(guard) if {
	denies(guard)
	guard.NotPrincipal
}

likely_fence(guard) if {
	denies(guard)
	not guard.Principal
}

likely_fence(guard) if {
	denies(guard)
	is_object(guard.Condition)
	some operator, _ in guard.Condition
	refuses(lower(operator))
}

likely_fence(guard) if {
	denies(guard)
	guard.Condition == {}
}

likely_fence(guard) if {
	denies(guard)
	some one in demanded(guard.Condition)
	spares_services(one)
}

# Another statement denies what this one allows to everyone who is not known.
fenced(document, statement) if {
	some guard in document.Statement
	denies(guard)
	covers(guard, statement)
	shuts_out(guard)
}

shuts_out(guard) if {
	guard.NotPrincipal
	not guard.Condition
}

shuts_out(guard) if {
	count(strangers(guard)) > 0
	not guard.Condition
}

shuts_out(guard) if {
	count(strangers(guard)) > 0
	is_object(guard.Condition)
	count([operator | some operator, keys in guard.Condition; unread(keys)]) == 0
	all := demanded(guard.Condition)
	pinned := [one |
		some one in all
		refuses(one.operator)
		pins(one.key, one.value)
	]
	spared := [one |
		some one in all
		spares_services(one)
	]
	count(pinned) > 0
	count(pinned) + count(spared) == count(all)
}

# A part of a refusing condition that leaves only AWS services out.
spares_services(one) if {
	one.operator in truth_operators
	one.key == "aws:principalisawsservice"
	truth(one.value) == "false"
}

unread(keys) if not is_object(keys)

unread(keys) if count(keys) == 0

unread(keys) if {
	is_object(keys)
	some value in keys
	null in values(value)
}

covers(guard, statement) if {
	inside(values(guard.Action), scope(statement, "Action"))
	inside(scope(guard, "Resource"), scope(statement, "Resource"))
}

# Policies of some services have no Resource; what a Not… member leaves in is taken for all.
scope(statement, member) := values(object.get(statement, member, "*"))

inside(patterns, wanted) if count([one | some one in wanted; not within(patterns, one)]) == 0

within(patterns, one) if {
	some pattern in patterns
	lower(pattern) == lower(one)
}

within(patterns, one) if {
	some pattern in patterns
	endswith(pattern, "*")
	startswith(lower(one), lower(trim_suffix(pattern, "*")))
}
