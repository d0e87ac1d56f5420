# A filter with a wildcard and a method that changes something makes tools of all operations below a path, also of those that
# come later.
package sekisho

filters := input.TargetConfiguration.Mcp.ApiGateway.ApiGatewayToolConfiguration.ToolFilters

applies if is_array(filters)

reading := {"GET", "HEAD", "OPTIONS"}

wide(path) if contains(path, "*")

# A path of API Gateway such as /admin/{proxy+} takes everything below it, too.
wide(path) if contains(path, "+}")

deny contains {
	"at": ["TargetConfiguration", "Mcp", "ApiGateway", "ApiGatewayToolConfiguration", "ToolFilters", i],
	"facts": {"path": one.FilterPath, "methods": sort(changing)},
} if {
	some i, one in filters
	wide(one.FilterPath)
	is_array(one.Methods)
	changing := {method | some method in one.Methods; is_string(method); not upper(method) in reading}
	count(changing) > 0
}
