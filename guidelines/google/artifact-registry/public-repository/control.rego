# Whoever reads a repository has its code; whoever writes to it runs theirs.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)
