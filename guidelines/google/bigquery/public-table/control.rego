# What is granted on a table opens it, whatever its dataset says.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)
