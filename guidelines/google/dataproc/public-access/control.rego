# Whoever may submit a job runs code with the permissions of the cluster.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)
