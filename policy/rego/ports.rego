# Network rules of all clouds: who is let in (address ranges), over which protocol, to which ports.
#
# What cannot be read as a range, a protocol or a port is none: the functions are then undefined, and the control is silent.
# That is right for references to other groups and for what is unknown. What the absence of a member means differs from
# cloud to cloud, so the control says it before it calls.
package lib.ports

# --- Addresses ---

# Everyone: a range of prefix length 0 in whatever spelling, or a word for it (Azure: "*", "Internet", "Any").
everyone(range) if lower(trim_space(range)) in {"*", "internet", "any"}

everyone(range) if prefix_length(range) == 0

# Everyone, or so much of the internet that it cannot be one's own: two rules of half the internet each are as open as one
# of the whole. No company owns an IPv4 block of more than /8, or an IPv6 block of more than /16.
wide(range) if everyone(range)

wide(range) if {
	not ipv6(range)
	prefix_length(range) < 8
}

wide(range) if {
	ipv6(range)
	prefix_length(range) < 16

	# fc00::/7 and fe80::/10 are not reached from outside.
	not startswith(lower(trim_space(range)), "f")
}

# The same for a range that is given by its first and last IPv4 address: more than 2^24 addresses.
wide_between(first, last) if octet(last, 0) - octet(first, 0) > 1

wide_between(first, last) if {
	octet(last, 0) - octet(first, 0) == 1
	octet(last, 1) - octet(first, 1) >= 0
}

wide_between(first, last) if {
	octet(last, 0) == octet(first, 0)
	octet(first, 1) == 0
	octet(last, 1) == 255
}

octet(address, index) := to_number(split(trim_space(address), ".")[index])

prefix_length(range) := number(split(trim_space(range), "/")[1])

ipv6(range) if contains(range, ":")

# A number that may stand as text, with zeros or spaces around it; null and truth values are none.
number(value) := value if is_number(value)

number(value) := 0 if {
	is_string(value)
	trim_space(value) != ""
	trim_left(trim_space(value), "0") == ""
}

number(value) := to_number(trim_left(trim_space(value), "0")) if {
	is_string(value)
	trim_left(trim_space(value), "0") != ""
}

# --- Protocols ---

# The protocol in one spelling: "tcp", "udp", "icmp", "icmpv6", "any", else what was written in lower case. IANA's
# numbers are read as numbers or as text.
protocol(value) := object.get(protocol_names, spelled, spelled) if {
	spelled := lower(trim_space(sprintf("%v", [value])))
}

protocol_names := {
	"-1": "any",
	"*": "any",
	"all": "any",
	"1": "icmp",
	"6": "tcp",
	"17": "udp",
	"58": "icmpv6",
}

any_protocol(value) if protocol(value) == "any"

# Whether a rule for protocol `value` lets packets of "tcp" or "udp" through.
carries(value, _) if any_protocol(value)

carries(value, wanted) if protocol(value) == wanted

# --- Ports ---

# The first and last port of a range: 22, "22", "20-30", or "*" for all.
bounds(range) := [range, range] if is_number(range)

bounds(range) := [0, 65535] if {
	is_string(range)
	lower(trim_space(range)) in {"*", "any", "all"}
}

bounds(range) := [port, port] if {
	is_string(range)
	not contains(range, "-")
	port := number(range)
}

bounds(range) := [number(ends[0]), number(ends[1])] if {
	is_string(range)
	ends := split(range, "-")
	count(ends) == 2
}

includes(range, port) if {
	ends := bounds(range)
	between(port, ends[0], ends[1])
}

# `first` and `last` may be text.
between(port, first, last) if {
	number(first) <= port
	port <= number(last)
}

# Port 0 is used by nobody, so a range from 1 is all ports, too.
all_ports(range) if {
	ends := bounds(range)
	all_between(ends[0], ends[1])
}

all_between(first, last) if {
	number(first) <= 1
	number(last) >= 65535
}

# --- Services that are not meant for everyone ---

# SSH and RDP are not among them: they have guides of their own. Neither are 80 and 443.
sensitive := [
	{"protocol": "tcp", "port": 20, "service": "FTP"},
	{"protocol": "tcp", "port": 21, "service": "FTP"},
	{"protocol": "tcp", "port": 23, "service": "Telnet"},
	{"protocol": "tcp", "port": 25, "service": "SMTP"},
	{"protocol": "tcp", "port": 110, "service": "POP3"},
	{"protocol": "tcp", "port": 111, "service": "RPC"},
	{"protocol": "tcp", "port": 135, "service": "RPC"},
	{"protocol": "tcp", "port": 137, "service": "NetBIOS"},
	{"protocol": "tcp", "port": 138, "service": "NetBIOS"},
	{"protocol": "tcp", "port": 139, "service": "NetBIOS"},
	{"protocol": "tcp", "port": 143, "service": "IMAP"},
	{"protocol": "tcp", "port": 389, "service": "LDAP"},
	{"protocol": "tcp", "port": 445, "service": "SMB"},
	{"protocol": "tcp", "port": 512, "service": "rexec"},
	{"protocol": "tcp", "port": 513, "service": "rlogin"},
	{"protocol": "tcp", "port": 514, "service": "rsh"},
	{"protocol": "tcp", "port": 636, "service": "LDAP"},
	{"protocol": "tcp", "port": 873, "service": "rsync"},
	{"protocol": "tcp", "port": 1433, "service": "SQL Server"},
	{"protocol": "tcp", "port": 1434, "service": "SQL Server"},
	{"protocol": "tcp", "port": 1521, "service": "Oracle Database"},
	{"protocol": "tcp", "port": 2049, "service": "NFS"},
	{"protocol": "tcp", "port": 2375, "service": "Docker"},
	{"protocol": "tcp", "port": 2376, "service": "Docker"},
	{"protocol": "tcp", "port": 2379, "service": "etcd"},
	{"protocol": "tcp", "port": 2380, "service": "etcd"},
	{"protocol": "tcp", "port": 2483, "service": "Oracle Database"},
	{"protocol": "tcp", "port": 2484, "service": "Oracle Database"},
	{"protocol": "tcp", "port": 3000, "service": "web development server"},
	{"protocol": "tcp", "port": 3306, "service": "MySQL"},
	{"protocol": "tcp", "port": 4333, "service": "ahsp"},
	{"protocol": "tcp", "port": 5000, "service": "web development server"},
	{"protocol": "tcp", "port": 5432, "service": "PostgreSQL"},
	{"protocol": "tcp", "port": 5439, "service": "Redshift"},
	{"protocol": "tcp", "port": 5500, "service": "VNC"},
	{"protocol": "tcp", "port": 5601, "service": "OpenSearch Dashboards"},
	{"protocol": "tcp", "port": 5800, "service": "VNC"},
	{"protocol": "tcp", "port": 5900, "service": "VNC"},
	{"protocol": "tcp", "port": 5984, "service": "CouchDB"},
	{"protocol": "tcp", "port": 5985, "service": "WinRM"},
	{"protocol": "tcp", "port": 5986, "service": "WinRM"},
	{"protocol": "tcp", "port": 6379, "service": "Redis"},
	{"protocol": "tcp", "port": 7000, "service": "Cassandra"},
	{"protocol": "tcp", "port": 7001, "service": "Cassandra"},
	{"protocol": "tcp", "port": 7199, "service": "Cassandra"},
	{"protocol": "tcp", "port": 8020, "service": "Hadoop"},
	{"protocol": "tcp", "port": 8080, "service": "HTTP proxy"},
	{"protocol": "tcp", "port": 8086, "service": "InfluxDB"},
	{"protocol": "tcp", "port": 8088, "service": "HTTP (alternative)"},
	{"protocol": "tcp", "port": 8888, "service": "HTTP (alternative)"},
	{"protocol": "tcp", "port": 9042, "service": "Cassandra"},
	{"protocol": "tcp", "port": 9092, "service": "Kafka"},
	{"protocol": "tcp", "port": 9160, "service": "Cassandra"},
	{"protocol": "tcp", "port": 9200, "service": "OpenSearch"},
	{"protocol": "tcp", "port": 9300, "service": "OpenSearch"},
	{"protocol": "tcp", "port": 10250, "service": "kubelet"},
	{"protocol": "tcp", "port": 11211, "service": "Memcached"},
	{"protocol": "tcp", "port": 27017, "service": "MongoDB"},
	{"protocol": "tcp", "port": 27018, "service": "MongoDB"},
	{"protocol": "tcp", "port": 27019, "service": "MongoDB"},
	{"protocol": "tcp", "port": 50070, "service": "Hadoop"},
	{"protocol": "udp", "port": 69, "service": "TFTP"},
	{"protocol": "udp", "port": 111, "service": "RPC"},
	{"protocol": "udp", "port": 137, "service": "NetBIOS"},
	{"protocol": "udp", "port": 138, "service": "NetBIOS"},
	{"protocol": "udp", "port": 161, "service": "SNMP"},
	{"protocol": "udp", "port": 389, "service": "LDAP"},
	{"protocol": "udp", "port": 1434, "service": "SQL Server"},
	{"protocol": "udp", "port": 1900, "service": "SSDP"},
	{"protocol": "udp", "port": 2049, "service": "NFS"},
	{"protocol": "udp", "port": 11211, "service": "Memcached"},
]

# The names of the services that a rule lets through, in alphabetical order.
services(over, first, last) := sort({one.service |
	some one in sensitive
	carries(over, one.protocol)
	between(one.port, first, last)
})

# The same for a range as `bounds` reads it.
services_in(over, range) := services(over, ends[0], ends[1]) if ends := bounds(range)
