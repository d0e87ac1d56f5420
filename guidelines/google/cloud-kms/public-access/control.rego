# A key that everyone can use protects nothing. Keys inherit what is granted on their key ring.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)
