# Documents come from a bucket of the account itself or of one that the company trusts. Which account that is, only the knowledge
# base says; where it is not in the snapshot, as in code, the question is not asked.
package sekisho

applies if {
	owner == own
}

# Only where the bucket is somebody else's, it matters whom the company trusts.
applies if {
	outside
	is_array(data.workload.trusted_accounts)
}

deny contains {
	"at": ["DataSourceConfiguration", "S3Configuration", "BucketOwnerAccountId"],
	"facts": {"owner": owner, "bucket": object.get(input.DataSourceConfiguration.S3Configuration, "BucketArn", null)},
	"proven": true,
} if {
	outside
	not owner in data.workload.trusted_accounts
}

owner := input.DataSourceConfiguration.S3Configuration.BucketOwnerAccountId

outside if owner != own

own := split(arns[0], ":")[4]

arns := [base.KnowledgeBaseArn |
	input.DataSourceConfiguration.S3Configuration
	some base in data.snapshot["AWS::Bedrock::KnowledgeBase"]
	base.KnowledgeBaseId == input.KnowledgeBaseId
]
