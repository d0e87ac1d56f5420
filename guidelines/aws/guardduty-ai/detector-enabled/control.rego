# A detector that is suspended detects nothing.
package sekisho

default value := null

value := input.Enable

deny contains {"at": ["Enable"], "facts": {"value": value}} if not input.Enable == true
