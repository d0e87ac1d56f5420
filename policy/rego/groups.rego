# Rules of AWS security groups: whom they let in, and to which ports.
package lib.groups

import data.lib.ports

# Every way in that is open to everyone or nearly so: {at, range, rule}, `rule` saying IpProtocol, FromPort and ToPort. The
# arguments are the rules of a group, and what Terraform's registry module calls ingress_rules, ingress_cidr_blocks and
# ingress_ipv6_cidr_blocks: every rule that is named there applies to every range.
inbound(rules, names, blocks, blocks6) := written | named if {
	written := {one |
		some i, rule in list(rules)
		some open in open_ranges(rule)
		one := {"at": array.concat(["SecurityGroupIngress", i], open.at), "range": open.range, "rule": meant(rule)}
	}
	named := {one |
		some name in list(names)
		some open in listed_ranges("IngressCidrBlocks", blocks) | listed_ranges("IngressIpv6CidrBlocks", blocks6)
		one := {"at": open.at, "range": open.range, "rule": known[name]}
	}
}

# The ranges of a rule that are everyone or nearly so: {at, range}, `at` being the path in the rule. A rule may name one
# range, or lists of them.
open_ranges(rule) := {{"at": [member], "range": rule[member]} |
	some member in ["CidrIp", "CidrIpv6"]
	ports.wide(rule[member])
} | {{"at": array.concat([member], open.at), "range": open.range} |
	some member in ["CidrBlocks", "Ipv6CidrBlocks"]
	some open in wide_elements(rule[member])
}

listed_ranges(member, blocks) := {{"at": array.concat([member], open.at), "range": open.range} | some open in wide_elements(blocks)}

# The registry's module puts several ranges into one text.
wide_elements(blocks) := {{"at": [i], "range": trim_space(range)} |
	some i, text in list(blocks)
	some range in split(text, ",")
	ports.wide(range)
}

# What is no list holds nothing. The engine would not go on with it.
list(value) := value if is_array(value)

list(value) := [] if not is_array(value)

# What a rule says of protocol and ports, be it by a name of the registry's module.
meant(rule) := rule if rule.IpProtocol

meant(rule) := known[rule.Rule] if not rule.IpProtocol

# All ports: every protocol, or all of TCP or UDP. Such a rule has a guide of its own, so that one cause is told once.
whole(rule) if ports.any_protocol(rule.IpProtocol)

whole(rule) if {
	ports.protocol(rule.IpProtocol) in {"tcp", "udp"}
	ports.all_between(rule.FromPort, rule.ToPort)
}

# Whether a rule lets this TCP port through, but not all ports.
lets_in(rule, port) if {
	ports.protocol(rule.IpProtocol) == "tcp"
	ports.between(port, rule.FromPort, rule.ToPort)
	not whole(rule)
}

# Services that are not meant for everyone, where none of the ports with a guide of their own (22, 3389) is among those let
# in.
services(rule) := ports.services(rule.IpProtocol, rule.FromPort, rule.ToPort) if {
	not whole(rule)
	not lets_in(rule, 22)
	not lets_in(rule, 3389)
}

# Names of rules in the registry's module terraform-aws-modules/security-group/aws that open what some guide is about.
known := {
	"all-all": {"IpProtocol": "-1", "FromPort": -1, "ToPort": -1},
	"all-tcp": {"IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535},
	"all-udp": {"IpProtocol": "udp", "FromPort": 0, "ToPort": 65535},
	"ssh-tcp": {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22},
	"rdp-tcp": {"IpProtocol": "tcp", "FromPort": 3389, "ToPort": 3389},
	"http-80-tcp": {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80},
	"http-8080-tcp": {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080},
	"cassandra-clients-tcp": {"IpProtocol": "tcp", "FromPort": 9042, "ToPort": 9042},
	"cassandra-thrift-clients-tcp": {"IpProtocol": "tcp", "FromPort": 9160, "ToPort": 9160},
	"cassandra-jmx-tcp": {"IpProtocol": "tcp", "FromPort": 7199, "ToPort": 7199},
	"elasticsearch-rest-tcp": {"IpProtocol": "tcp", "FromPort": 9200, "ToPort": 9200},
	"elasticsearch-java-tcp": {"IpProtocol": "tcp", "FromPort": 9300, "ToPort": 9300},
	"etcd-client-tcp": {"IpProtocol": "tcp", "FromPort": 2379, "ToPort": 2379},
	"etcd-peer-tcp": {"IpProtocol": "tcp", "FromPort": 2380, "ToPort": 2380},
	"grafana-tcp": {"IpProtocol": "tcp", "FromPort": 3000, "ToPort": 3000},
	"kafka-broker-tcp": {"IpProtocol": "tcp", "FromPort": 9092, "ToPort": 9092},
	"kibana-tcp": {"IpProtocol": "tcp", "FromPort": 5601, "ToPort": 5601},
	"ldap-tcp": {"IpProtocol": "tcp", "FromPort": 389, "ToPort": 389},
	"ldaps-tcp": {"IpProtocol": "tcp", "FromPort": 636, "ToPort": 636},
	"memcached-tcp": {"IpProtocol": "tcp", "FromPort": 11211, "ToPort": 11211},
	"mongodb-27017-tcp": {"IpProtocol": "tcp", "FromPort": 27017, "ToPort": 27017},
	"mongodb-27018-tcp": {"IpProtocol": "tcp", "FromPort": 27018, "ToPort": 27018},
	"mongodb-27019-tcp": {"IpProtocol": "tcp", "FromPort": 27019, "ToPort": 27019},
	"mssql-tcp": {"IpProtocol": "tcp", "FromPort": 1433, "ToPort": 1433},
	"mssql-udp": {"IpProtocol": "udp", "FromPort": 1434, "ToPort": 1434},
	"mysql-tcp": {"IpProtocol": "tcp", "FromPort": 3306, "ToPort": 3306},
	"nfs-tcp": {"IpProtocol": "tcp", "FromPort": 2049, "ToPort": 2049},
	"oracle-db-tcp": {"IpProtocol": "tcp", "FromPort": 1521, "ToPort": 1521},
	"postgresql-tcp": {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432},
	"redis-tcp": {"IpProtocol": "tcp", "FromPort": 6379, "ToPort": 6379},
	"redshift-tcp": {"IpProtocol": "tcp", "FromPort": 5439, "ToPort": 5439},
	"smtp-tcp": {"IpProtocol": "tcp", "FromPort": 25, "ToPort": 25},
	"winrm-http-tcp": {"IpProtocol": "tcp", "FromPort": 5985, "ToPort": 5985},
	"winrm-https-tcp": {"IpProtocol": "tcp", "FromPort": 5986, "ToPort": 5986},
}
