# Whatever is granted here to everyone reaches all resources below, models included.
package sekisho

import data.lib.google_iam

deny contains found if some found in google_iam.public(input.iamPolicy)
