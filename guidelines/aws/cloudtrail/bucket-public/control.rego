# The bucket of a trail, if it is known, and an ACL on it that lets everyone in. A bucket that ignores public ACLs has none
# that count.
package sekisho

deny contains {
	"at": ["S3BucketName"],
	"facts": {"bucket": name, "acl": acl},
	"proven": true,
} if {
	some id, bucket in data.snapshot["AWS::S3::Bucket"]
	name := object.get(bucket, "BucketName", id)
	the_trails(id, bucket)
	not bucket.PublicAccessBlockConfiguration.IgnorePublicAcls == true
	acl := min(public_acls(bucket))
}

# In code the bucket may be named by where it is written, in an account by its name.
the_trails(id, _) if id == input.S3BucketName

the_trails(_, bucket) if bucket.BucketName == input.S3BucketName

public_acls(bucket) := ({acl |
	acl := bucket.AccessControl
	acl in canned
} | {acl |
	acl := bucket.AccessControlPolicy.CannedACL
	acl in canned
}) | {group |
	some grant in bucket.AccessControlPolicy.Grants
	group := split(grant.Grantee.URI, "/groups/global/")[1]
}

canned := {"PublicRead", "PublicReadWrite", "AuthenticatedRead"}
