# Code that a model writes reaches the internet in PUBLIC. SANDBOX reaches Amazon S3 alone, and VPC what the company's network lets it.
package sekisho

default mode := null

mode := input.NetworkConfiguration.NetworkMode

closed if mode in {"SANDBOX", "VPC"}

deny contains {"at": ["NetworkConfiguration", "NetworkMode"], "facts": {"mode": mode}} if not closed
